import { css, html } from 'lit'
import type { TypedLaw } from '../../engine/protocol'
import { words } from '../../language'
import {
  type CanvasSize,
  contourGrid,
  drawLaw,
  fieldGrid,
  type Palette,
  type PhasePoint,
  type PlanePoint,
  phaseArea,
  type Quantity,
  type StateGrid,
  type ViewBox,
  valueAt,
} from '../../plots'
import { sharedStyles } from '../look/shared-styles'
import { movedByKey } from '../views/handle-keys'
import { HandledPlane } from '../views/handled-plane'
import { quantity } from '../words/numbers'
import { restingIn } from './law-values'

/** What the plane shows. */
export interface LawContent {
  /** of these states [state, coordinate] */
  law: (states: Float64Array) => TypedLaw
  /** of a state, 2n */
  dimension: number
  /** which degree of freedom is shown */
  k: number
  q: Quantity
  p: Quantity
  /** lowest and highest of each coordinate */
  box: readonly number[]
  energies: readonly [number, number] | null
  palette: Palette
}

/** The handles: of the lowest and of the highest. */
const ends = [0, 1] as const
const names = ['low', 'high'] as const

/**
 * Contours, flow and equilibria of a law that is being typed, and where its data start: the corners of a box, or two
 * energies, can be moved: `move` has the box of all coordinates or, where there are energies, these.
 */
export class LawPlane extends HandledPlane {
  static override properties = {
    content: { attribute: false },
    clock: { attribute: false },
    held: { state: true },
  }
  static override styles = [
    sharedStyles,
    HandledPlane.handleStyles,
    css`
      .box { position: relative; aspect-ratio: 1; width: 100%; }
      canvas { position: absolute; inset: 0; width: 100%; height: 100%; border-radius: 6px; }
    `,
  ]
  declare content: LawContent
  #seen: {
    content: LawContent
    view: ViewBox
    grids: [StateGrid, StateGrid]
    energy: Float32Array
    flow: Float32Array
    equilibria: TypedLaw['equilibria']
  } | null = null
  /** where a handle was put, by its energy */
  readonly #put = new Map<number, PhasePoint>()

  override render() {
    const said = words().formula
    const { q, p } = this.content
    const resting = this.#resting.map(({ at, kind }) => said.restsAt(said.kinds[kind], ...this.#texts(at)))
    return html`<div class="box">
      <canvas role="img" aria-label=${said.planeOf(q.name, p.name, resting.length === 0 ? said.noneResting : said.resting(resting.join(', ')))}></canvas>
      ${ends.map((end) => this.#handle(end))}
    </div>`
  }

  #handle(end: 0 | 1) {
    const said = words().formula
    const { energies } = this.content
    const at = this.#pointOf(end)
    const { qMin, qMax } = this.#view
    const name = (energies ? said.energyBound : said.boxCorner)[names[end]]
    const value = energies ? said.energyIs(quantity(energies[end], '')) : said.at(...this.#texts(at))
    return html`<div class="handle" role="slider" tabindex="0" data-handle=${end} data-state=${this.look(end)} aria-label=${name}
      aria-roledescription=${said.slider2d} aria-valuemin=${qMin} aria-valuemax=${qMax} aria-valuenow=${at.q} aria-valuetext=${value}
      @pointerdown=${this.grab} @pointermove=${this.drag} @pointerup=${this.drop} @pointercancel=${this.drop}
      @pointerenter=${this.enter} @pointerleave=${this.leave} @focus=${this.focused} @blur=${this.leave}
      @keydown=${this.key} @keyup=${this.keyUp}></div>`
  }

  protected override draw(context: CanvasRenderingContext2D, size: CanvasSize): void {
    const { content } = this
    const area = phaseArea(this.#view, size)
    const { energy, flow } = this.#values
    const handles = ends.map((end) => ({ at: this.#pointOf(end), state: this.look(end) }))
    drawLaw(context, {
      area,
      palette: content.palette,
      q: content.q,
      p: content.p,
      energy,
      flow,
      equilibria: this.#resting,
      box: this.#shownBox,
      energies: content.energies,
      handles,
    })
    this.placeHandles(area)
  }

  get #shownBox(): ViewBox {
    const { box, k, dimension } = this.content
    const [q, p] = [2 * k, 2 * (k + dimension / 2)]
    const at = (i: number) => box[i] as number
    return { qMin: at(q), qMax: at(q + 1), pMin: at(p), pMax: at(p + 1) }
  }

  /** The box, and a quarter of it around; it stays while a corner is held. */
  get #view(): ViewBox {
    if (this.held?.state === 'drag' && this.area) return this.area.view
    const { qMin, qMax, pMin, pMax } = this.#shownBox
    const [dq, dp] = [(qMax - qMin) / 4, (pMax - pMin) / 4]
    return { qMin: qMin - dq, qMax: qMax + dq, pMin: pMin - dp, pMax: pMax + dp }
  }

  /** What the law says of the plane, asked anew when either has changed. */
  get #values() {
    const { content } = this
    const view = this.#view
    const seen = this.#seen
    if (seen?.content === content && same(seen.view, view)) return seen
    const grids: [StateGrid, StateGrid] = [contourGrid(view), fieldGrid(view)]
    const [contour, field] = grids
    const count = contour.states.length / 2
    const states = new Float64Array((count + field.states.length / 2) * content.dimension)
    this.#fill(states, 0, contour)
    this.#fill(states, count, field)
    const { energy, derivative, equilibria } = content.law(states)
    const { dimension, k } = content
    const flow = new Float32Array(field.states.length)
    for (let i = 0; i < flow.length / 2; i++) {
      const row = (count + i) * dimension + k
      flow[2 * i] = derivative[row] as number
      flow[2 * i + 1] = derivative[row + dimension / 2] as number
    }
    this.#seen = { content, view, grids, energy: energy.subarray(0, count), flow, equilibria }
    return this.#seen
  }

  #fill(states: Float64Array, from: number, grid: StateGrid): void {
    const { box, dimension, k } = this.content
    for (let i = 0; i < grid.states.length / 2; i++) {
      const row = (from + i) * dimension
      for (let j = 0; j < dimension; j++) states[row + j] = ((box[2 * j] as number) + (box[2 * j + 1] as number)) / 2
      states[row + k] = grid.states[2 * i] as number
      states[row + k + dimension / 2] = grid.states[2 * i + 1] as number
    }
  }

  get #resting() {
    return restingIn(this.#values.equilibria, this.content.box, this.content.k)
  }

  #pointOf(end: number): PhasePoint {
    const { energies } = this.content
    const box = this.#shownBox
    if (!energies) return end === 0 ? { q: box.qMin, p: box.pMin } : { q: box.qMax, p: box.pMax }
    const wanted = energies[end as 0 | 1]
    const put = this.#put.get(wanted)
    if (put && Math.abs((this.#energyAt(put) ?? Number.NaN) - wanted) < 1e-3 * (1 + Math.abs(wanted))) return put
    const {
      energy,
      grids: [grid],
    } = this.#values
    // The grid's state whose energy is closest, of several the one farthest to the right.
    let best = 0
    for (let i = 1; i < energy.length; i++) {
      const off = (j: number) => Math.abs((energy[j] as number) - wanted)
      if (off(i) < off(best) || !Number.isFinite(off(best))) best = i
    }
    return { q: grid.states[2 * best] as number, p: grid.states[2 * best + 1] as number }
  }

  #texts({ q, p }: PhasePoint): [string, string] {
    const text = (symbol: string, value: number) => `${symbol} = ${quantity(value, '')}`
    return [text(this.content.q.symbol, q), text(this.content.p.symbol, p)]
  }

  #energyAt({ q, p }: PhasePoint): number | null {
    const {
      energy,
      grids: [grid],
    } = this.#values
    return valueAt(grid, energy, q, p)
  }

  protected override placeOf(end: number): PlanePoint {
    const { q, p } = this.#pointOf(end)
    return { x: q, y: p }
  }

  protected override movedBy(end: number, { key, shiftKey }: KeyboardEvent): number[] | null {
    const moved = movedByKey(key, shiftKey, this.#pointOf(end), this.#view)
    return moved && this.movedTo(end, { x: moved.q, y: moved.p })
  }

  protected override movedTo(end: number, { x, y }: PlanePoint): number[] {
    const { energies, box, k, dimension } = this.content
    if (energies) {
      const value = round(this.#energyAt({ q: x, p: y }) ?? Number.NaN)
      const next = energies.map((energy, i) => (i === end ? value : energy))
      // What is no number, or passes the other end, moves nothing.
      if (!((next[0] as number) < (next[1] as number))) return [...energies]
      this.#put.set(value, { q: x, p: y })
      return next
    }
    const next = [...box]
    const put = (coordinate: number, value: number) => {
      const [low, high] = [2 * coordinate, 2 * coordinate + 1]
      const [least, most] = [next[low] as number, next[high] as number]
      // A box has some width.
      const margin = (most - least) / 20
      if (end === 0) next[low] = Math.min(round(value), most - margin)
      else next[high] = Math.max(round(value), least + margin)
    }
    put(k, x)
    put(k + dimension / 2, y)
    return next
  }
}

function round(value: number): number {
  return Number(value.toPrecision(3))
}

function same(a: ViewBox, b: ViewBox): boolean {
  return a.qMin === b.qMin && a.qMax === b.qMax && a.pMin === b.pMin && a.pMax === b.pMax
}
