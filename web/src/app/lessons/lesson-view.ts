import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { words } from '../../language'
import { sharedStyles } from '../look/shared-styles'
import { prefersReducedMotion } from '../look/theme'
import { bringIntoView, gap, ring } from './ring'
import { found } from './targets'
import type { Tour } from './tour'

/**
 * The step of a lesson: what to do, whether it is done, and a ring around what it speaks of. Dispatches `leave`, and
 * `set-up` for the lesson's own experiment.
 */
export class LessonView extends LitElement {
  static override properties = {
    tour: { attribute: false },
    version: { attribute: false },
    settled: { attribute: false },
  }
  static override styles = [
    sharedStyles,
    css`
      :host { margin-bottom: 1rem; }
      :host([page]) { position: sticky; top: 0; z-index: 3; }
      section {
        display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.4rem 1.5rem; align-items: end; padding: 0.7rem 1rem;
        border: 1px solid var(--line-strong); border-left: 4px solid var(--lesson); border-radius: 8px; background: var(--page);
      }
      h2 { color: var(--text); font-size: 0.9375rem; outline: none; }
      h2 span { margin-left: 0.5rem; color: var(--muted); font-weight: 400; font-size: 0.8125rem; }
      .text { max-width: 52rem; }
      .text p { margin-top: 0.2rem; line-height: 1.5; }
      .question { font-weight: 600; }
      summary { width: fit-content; padding: 0.25rem 0; cursor: pointer; }
      .buttons { display: flex; flex-wrap: wrap; gap: 0.4rem; align-items: center; justify-content: flex-end; }
      .state { margin-right: auto; padding-right: 0.5rem; color: var(--muted); }
      .state[data-done] { color: var(--text); font-weight: 600; }
      .next[data-done] { background: var(--text); border-color: var(--text); color: var(--page); }
      @media (pointer: coarse) { button, summary { min-height: 2.75rem; } }
      @container (max-width: 687px) {
        section { grid-template-columns: minmax(0, 1fr); padding: 0.5rem 0.75rem; font-size: 0.9375rem; }
      }
      /* In a low window it would leave no room for what it speaks of. */
      @media (max-height: 520px) { :host([page]) { position: static; } }
    `,
  ]
  declare tour: Tour
  /** grows with every change of the playground: what a step speaks of may be drawn anew */
  declare version: number
  /** all is laid out */
  declare settled: boolean
  #ringed: readonly HTMLElement[] = []
  #shown: number | null = null
  #watched: HTMLElement | undefined
  // What comes onto the page above it moves it: until all is there, it is brought into view again.
  readonly #watch = new IntersectionObserver(() => this.#bring(), { threshold: [0, 0.5, 1] })
  #told = { step: -1, done: false }

  override render() {
    const { tour } = this
    const said = words().lessons
    const { title, steps, question, answer } = tour.lesson.words
    const asks = tour.plan === undefined
    return html`<section aria-labelledby="title">
      <div class="text">
        <h2 id="title" tabindex="-1">${title}<span>${asks ? said.question : said.stepOf(tour.step + 1, steps.length)}</span></h2>
        ${
          asks
            ? html`<p class="question">${question}</p>
              <details><summary>${said.answer}</summary><p>${answer}</p></details>`
            : html`<p class="step">${steps[tour.step]}</p>`
        }
        ${tour.astray ? html`<p class="small refusal">${said.astray}</p>` : nothing}
      </div>
      <div class="buttons">
        ${asks || tour.astray ? nothing : html`<span class="state small" ?data-done=${tour.done}>${tour.done ? said.done : said.waiting}</span>`}
        ${tour.astray ? html`<button type="button" @click=${() => this.#tell('set-up')}>${said.setUp}</button>` : nothing}
        <button type="button" ?disabled=${tour.step === 0} @click=${() => this.#turn(-1)}>${said.back}</button>
        ${asks ? nothing : html`<button type="button" class="next" ?data-done=${tour.done} @click=${() => this.#turn(1)}>${said.next}</button>`}
        <button type="button" @click=${() => this.#tell('leave')}>${said.leave}</button>
      </div>
    </section>`
  }

  /** Goes to where the lesson is read, as when it has just been opened. */
  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#title')?.focus())
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#watch.disconnect()
    ring([], this.#ringed)
    if (this.hasAttribute('page')) document.documentElement.style.removeProperty('scroll-padding-top')
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('settled')) this.#shown = null
    this.#point()
    this.#say()
  }

  #point(): void {
    const { tour } = this
    const root = this.getRootNode() as ShadowRoot
    const targets = tour.astray ? [] : (tour.plan?.at ?? [])
    const elements = targets.map((target) => found(root, target)).filter((element) => element !== null)
    ring(elements, this.#ringed)
    this.#ringed = elements
    // A page that holds a playground among other things is not scrolled by it.
    if (elements.length === 0 || !this.hasAttribute('page')) return
    if (this.#shown === tour.step && (this.settled || elements[0] === this.#watched)) return
    this.#shown = tour.step
    this.#watched = elements[0]
    this.#watch.disconnect()
    for (const element of elements) this.#watch.observe(element)
  }

  #bring(): void {
    const stays = getComputedStyle(this).position === 'sticky'
    bringIntoView(this.#ringed, (stays ? this.offsetHeight : 0) + gap, !prefersReducedMotion())
    if (this.settled) this.#watch.disconnect()
  }

  #say(): void {
    const { step, done, lesson } = this.tour
    const before = this.#told
    this.#told = { step, done }
    const text = lesson.words.steps[step] ?? lesson.words.question
    if (before.step >= 0 && step !== before.step) this.#announce(text)
    else if (before.step === step && done && !before.done) this.#announce(words().lessons.done)
  }

  #announce(text: string): void {
    const detail = { subject: 'lesson', text }
    this.dispatchEvent(new CustomEvent('say', { detail, bubbles: true, composed: true }))
  }

  /** A button that goes takes the focus with it: then the title has it. */
  #turn(by: number): void {
    this.tour.turnTo(this.tour.step + by)
    if (this.tour.plan === undefined || this.tour.step === 0) this.focus()
  }

  #tell(what: 'leave' | 'set-up'): void {
    this.dispatchEvent(new Event(what))
  }
}
