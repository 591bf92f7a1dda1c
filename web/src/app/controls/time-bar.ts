import { css, html, LitElement } from 'lit'
import { fixed, words } from '../../language'
import { pauseIcon, playIcon } from '../look/icons'
import { fieldStyles, sharedStyles } from '../look/shared-styles'
import { layoutInterval, type MotionClock } from '../state/motion-clock'

/** The time of the motion that is drawn: runs, stops, and can be set. */
export class TimeBar extends LitElement {
  static override properties = {
    clock: { attribute: false },
    until: { attribute: false },
    unit: { attribute: false },
    rate: { attribute: false },
  }
  static override styles = [
    sharedStyles,
    fieldStyles,
    css`
      .bar { contain: size layout; height: max(2rem, var(--target, 0rem)); display: grid; grid-template-columns: auto 1fr auto; gap: 0.75rem; align-items: center; }
      button { min-height: max(2rem, var(--target, 0rem)); width: max(2.25rem, var(--target, 0rem)); padding: 0; }
      input { width: 100%; accent-color: var(--text); height: max(1.5rem, var(--target, 0rem)); }
      .time { min-width: 5.2em; text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
    `,
  ]
  declare clock: MotionClock
  declare until: number
  declare unit: string
  /** units of time that pass in a second */
  declare rate: number
  #ending: (() => void) | null = null

  override connectedCallback(): void {
    super.connectedCallback()
    this.#ending = this.clock.listen((now) => this.#show(now), layoutInterval)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#ending?.()
  }

  override render() {
    const said = words().controls
    const { running } = this.clock
    return html`<div class="bar">
      <button type="button" aria-label=${running ? said.stopMotion : said.runMotion} @click=${this.#toggle}>${running ? pauseIcon : playIcon}</button>
      <input type="range" min="0" max=${this.until} step="any" aria-label=${said.timeOfMotion} @input=${this.#set} />
      <span class="time small muted"></span>
    </div>`
  }

  protected override updated(): void {
    this.clock.setRate(this.rate)
    this.clock.setUntil(this.until)
    this.#show(this.clock.now)
  }

  #show(now: number | null): void {
    const input = this.renderRoot.querySelector('input')
    const output = this.renderRoot.querySelector('.time')
    if (!input || !output) return
    const said = words().controls
    const text = now === null ? said.wholeMotion : `t = ${fixed(now, 1)} ${this.unit}`.trim()
    if (output.textContent === text) return
    output.textContent = text
    input.value = String(now ?? this.until)
    input.setAttribute(
      'aria-valuetext',
      now === null ? said.theWholeMotion : `${fixed(now, 1)} ${this.unit === 's' ? said.seconds : this.unit}`,
    )
  }

  #toggle(): void {
    if (this.clock.running) this.clock.stop()
    else this.clock.run()
    this.requestUpdate()
  }

  #set(event: Event): void {
    this.clock.stop()
    this.clock.setTime(Number((event.target as HTMLInputElement).value))
    this.requestUpdate()
  }
}
