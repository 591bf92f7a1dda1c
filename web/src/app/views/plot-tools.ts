import { css, html, LitElement, nothing } from 'lit'
import { words } from '../../language'
import type { Plot } from '../../plots'
import { enlargeIcon, saveIcon, shrinkIcon } from '../look/icons'
import { sharedStyles } from '../look/shared-styles'

export type Format = 'png' | 'svg' | 'csv'

/** What is asked for of a plot; `scale` is of a PNG. */
export interface Take {
  plot: Plot
  format: Format
  scale: number
}

const scales = [1, 2, 3, 4]

/** Letters of 12 px become ones of 24 px, which the last row reads. */
const projected = 2
/** Chosen for one plot, it holds for the next. */
let letters = 1

/** How much larger than usual letters are in a plot. */
export function lettersOf(plot: Element): number {
  return Number(getComputedStyle(plot).getPropertyValue('--letters')) || 1
}

/** For whoever is a plot: how it fills the screen. Its canvas stands in a `.box`, which gets what room is left. */
export const plotStyles = css`
  header { display: flex; align-items: center; gap: 0.5rem; }
  header > h3 { flex: 1; }
  :host([large]) {
    display: flex; flex-direction: column; position: fixed; inset: 0; width: 100%; height: 100%; max-width: none; max-height: none;
    margin: 0; padding: 1rem 1.25rem; border: 0; background: var(--page); color: var(--text); overflow: auto;
  }
  :host([large]) > :first-child { align-self: stretch; }
  :host([large]) > div { flex: 1; display: flex; flex-direction: column; min-height: 0; }
  :host([large]) .box { flex: 1; min-height: 12rem; max-height: none; aspect-ratio: auto; height: auto; }
`

/**
 * The buttons of a plot: makes it fill the screen, and saves it. Dispatches `take`, through shadow roots; its plot hears
 * `letters` when their size has changed, which it reads from the property `--letters`.
 */
export class PlotTools extends LitElement {
  static override properties = { plot: { attribute: false }, name: { attribute: false }, large: { state: true } }
  static override styles = [
    sharedStyles,
    css`
      :host { display: var(--tools, flex); gap: 0.15rem; }
      @media print { :host { display: none; } }
      button { min-height: max(1.75rem, var(--target, 0rem)); min-width: max(1.75rem, var(--target, 0rem)); padding: 0 0.4rem; font-size: calc(0.8125rem * var(--letters, 1)); }
      .tool { border-color: transparent; background: none; color: var(--muted); }
      .tool:hover { border-color: var(--line-strong); color: var(--text); }
      .tool[aria-pressed='true'] { border-color: var(--line-strong); background: var(--line); color: var(--text); }
      [popover] { position: fixed; inset: auto; margin: 0; width: calc(12.5rem * var(--letters, 1)); padding: 0.5rem; border: 1px solid var(--line-strong); border-radius: 8px; background: var(--page); color: var(--text); }
      [popover]:popover-open { display: grid; grid-template-columns: 1fr 1fr; gap: 0.35rem; }
      @media (pointer: coarse) { button { min-width: 44px; min-height: 44px; } }
    `,
  ]
  declare plot: Plot & LitElement
  /** of the plot */
  declare name: string
  declare large: boolean
  #guarded: readonly Node[] = []

  constructor() {
    super()
    this.large = false
  }

  override connectedCallback(): void {
    super.connectedCallback()
    const { plot } = this
    plot.addEventListener('fullscreenchange', this.#changed)
    plot.addEventListener('toggle', this.#toggled)
    plot.addEventListener('keydown', this.#key)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    const { plot } = this
    plot.removeEventListener('fullscreenchange', this.#changed)
    plot.removeEventListener('toggle', this.#toggled)
    plot.removeEventListener('keydown', this.#key)
    this.#guard(false)
  }

  override render() {
    const said = words().tools
    const { large, name, plot } = this
    return html`
      ${
        large
          ? html`<button class="tool" type="button" aria-pressed=${letters > 1} @click=${this.#project}>${said.largeLetters}</button>`
          : nothing
      }
      <button class="tool" type="button" aria-label=${said.save(name)} title=${said.save(name)} popovertarget="menu">${saveIcon}</button>
      <button class="tool size" type="button" aria-label=${large ? said.leaveFullScreen : said.fullScreen(name)}
        title=${large ? `${said.leaveFullScreen} (${said.escape})` : said.fullScreen(name)}
        @click=${this.#resize}>${large ? shrinkIcon : enlargeIcon}</button>
      <div id="menu" popover role="group" aria-label=${said.save(name)} @beforetoggle=${this.#placeMenu}>
        ${scales.map((scale) => this.#choice('png', said.png(scale), scale))}
        ${this.#choice('svg', said.svg)}
        ${plot.plotValues ? this.#choice('csv', said.csv) : nothing}
      </div>
    `
  }

  #choice(format: Format, text: string, scale = 1) {
    const take = (): void => {
      const detail: Take = { plot: this.plot, format, scale }
      this.dispatchEvent(new CustomEvent('take', { bubbles: true, composed: true, detail }))
    }
    return html`<button type="button" popovertarget="menu" popovertargetaction="hide" @click=${take}>${text}</button>`
  }

  #placeMenu(event: ToggleEvent): void {
    if (event.newState !== 'open') return
    const menu = event.target as HTMLElement
    const { right, bottom, top } = this.getBoundingClientRect()
    menu.style.right = `${Math.max(8, document.documentElement.clientWidth - right)}px`
    const below = bottom < innerHeight / 2
    menu.style.top = below ? `${bottom + 4}px` : 'auto'
    menu.style.bottom = below ? 'auto' : `${innerHeight - top + 4}px`
  }

  readonly #resize = async (): Promise<void> => {
    const { plot } = this
    if (plot.popover) plot.hidePopover()
    else if (this.large) await leaveFullScreen()
    else if (document.fullscreenEnabled) await plot.requestFullscreen().catch(() => this.#cover())
    else this.#cover()
  }

  /** Where the screen is not to be had, such as on small phones, the window is filled. */
  #cover(): void {
    this.plot.popover = 'auto'
    this.plot.showPopover()
  }

  readonly #changed = (): void => this.#become(this.plot.matches(':fullscreen'))

  /** Browsers end a full screen at Esc by themselves, but not all of them and not under every driver. */
  readonly #key = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape' && document.fullscreenElement) void leaveFullScreen()
  }

  readonly #toggled = (event: Event): void => {
    if (event.target !== this.plot) return
    const open = (event as ToggleEvent).newState === 'open'
    if (!open) this.plot.popover = null
    this.#become(open)
  }

  #become(large: boolean): void {
    this.large = large
    this.plot.toggleAttribute('large', large)
    this.#guard(large)
    this.#letter()
    this.renderRoot.querySelector<HTMLElement>('.size')?.focus({ preventScroll: !large })
  }

  /** A step of the focus within a shadow root is heard there alone. */
  #guard(on: boolean): void {
    for (const root of this.#guarded) root.removeEventListener('focusin', this.#keepFocus)
    this.#guarded = on ? [document, this.plot.getRootNode()] : []
    for (const root of this.#guarded) root.addEventListener('focusin', this.#keepFocus)
  }

  /** What lies below is not seen. */
  readonly #keepFocus = (event: Event): void => {
    if (!event.composedPath().includes(this.plot)) this.renderRoot.querySelector<HTMLElement>('.size')?.focus()
  }

  readonly #project = (): void => {
    letters = letters > 1 ? 1 : projected
    this.#letter()
    this.requestUpdate()
  }

  #letter(): void {
    this.plot.style.setProperty('--letters', this.large ? String(letters) : '1')
    this.plot.dispatchEvent(new Event('letters'))
  }
}

/** Rejected where the browser, or a page that shows something else by now, has been sooner: then there is nothing to leave. */
function leaveFullScreen(): Promise<void> {
  return document.exitFullscreen().catch(() => {})
}
