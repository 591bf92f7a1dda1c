import { css } from 'lit'
import { clampToView, type HandleState, type PhaseArea, type PlanePoint, toData, toPixel } from '../../plots'
import { ClockedCanvas } from './canvas-box'

const passing = { bubbles: true, composed: true }

/**
 * A canvas with things that can be taken by a pointer or moved by keys, each under an element of its own. Dispatches `move`
 * with a state while one moves and `moved` when the move is over; both pass through shadow roots.
 */
export abstract class HandledPlane extends ClockedCanvas {
  static handleStyles = css`
    .handle {
      position: absolute; left: 0; top: 0; width: 44px; height: 44px; margin: -22px 0 0 -22px; border-radius: 50%;
      cursor: grab; touch-action: none; outline: none;
    }
    .handle[data-state='drag'] { cursor: grabbing; z-index: 1; }
  `
  /** the handle that is pointed at, focused or dragged */
  declare held: { handle: number; state: HandleState } | null
  protected area: PhaseArea | null = null

  constructor() {
    super()
    this.held = null
  }

  /** where a handle is, in the plane */
  protected abstract placeOf(handle: number): PlanePoint
  /** the state once it is there */
  protected abstract movedTo(handle: number, point: PlanePoint): number[]
  /** the state after a key; null for one that moves nothing */
  protected abstract movedBy(handle: number, event: KeyboardEvent): number[] | null

  protected look(handle: number): HandleState {
    return this.held?.handle === handle ? this.held.state : 'idle'
  }

  /** Puts the elements over what was drawn. */
  protected placeHandles(area: PhaseArea): void {
    this.area = area
    for (const element of this.renderRoot.querySelectorAll<HTMLElement>('.handle')) {
      const place = this.placeOf(handleOf(element))
      // One that is not in view waits at the edge.
      const { q, p } = clampToView(area.view, { q: place.x, p: place.y })
      this.putAt(element, toPixel(area, q, p))
    }
  }

  protected readonly grab = (event: PointerEvent): void => {
    if (event.button !== 0) return
    const element = event.currentTarget as HTMLElement
    element.setPointerCapture(event.pointerId)
    this.held = { handle: handleOf(element), state: 'drag' }
  }

  protected readonly drag = (event: PointerEvent): void => {
    const handle = handleOf(event.currentTarget)
    if (!this.area || this.look(handle) !== 'drag') return
    const { x, y } = this.pointAt(event)
    const at = clampToView(this.area.view, toData(this.area, x, y))
    this.#move(this.movedTo(handle, { x: at.q, y: at.p }))
  }

  protected readonly drop = (event: PointerEvent): void => {
    const handle = handleOf(event.currentTarget)
    if (this.look(handle) !== 'drag') return
    this.held = { handle, state: 'hover' }
    this.#moved()
  }

  protected readonly enter = (event: PointerEvent): void => this.#become(event, 'hover')
  protected readonly leave = (event: Event): void => this.#become(event, 'idle')
  protected readonly focused = (event: FocusEvent): void => this.#become(event, 'focus')

  protected readonly key = (event: KeyboardEvent): void => {
    const state = this.movedBy(handleOf(event.currentTarget), event)
    if (!state) return
    event.preventDefault()
    this.#move(state)
  }

  protected readonly keyUp = (event: KeyboardEvent): void => {
    if (this.movedBy(handleOf(event.currentTarget), event)) this.#moved()
  }

  #become({ currentTarget }: Event, state: HandleState): void {
    if (this.held?.state === 'drag') return
    const element = currentTarget as HTMLElement
    const calm = element.matches(':focus-visible') ? 'focus' : 'idle'
    this.held = { handle: handleOf(element), state: state === 'idle' ? calm : state }
  }

  #move(detail: readonly number[]): void {
    this.dispatchEvent(new CustomEvent('move', { ...passing, detail }))
  }

  #moved(): void {
    this.dispatchEvent(new CustomEvent('moved', passing))
  }
}

function handleOf(element: EventTarget | null): number {
  return Number((element as HTMLElement).dataset.handle)
}
