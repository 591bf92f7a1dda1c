import { css, html, LitElement, nothing } from 'lit'
import { language, words } from '../../language'
import { sharedStyles } from '../look/shared-styles'
import type { Lesson } from './lesson'

/** The list of lessons, behind a button; each is a link. Dispatches `lesson` with the id of the one that was chosen. */
export class LessonsMenu extends LitElement {
  static override properties = { lessons: { state: true }, open: { state: true } }
  static override styles = [
    sharedStyles,
    css`
      :host { position: relative; }
      button { min-height: 2rem; }
      nav {
        position: absolute; right: 0; z-index: 4; width: max-content; max-width: calc(100vw - 2rem); margin-top: 0.35rem;
        padding: 0.4rem; border: 1px solid var(--line-strong); border-radius: 8px; background: var(--page);
        box-shadow: 0 6px 20px rgb(0 0 0 / 18%);
      }
      ol { margin: 0; padding: 0; list-style: none; }
      a { display: block; padding: 0.4rem 0.6rem; border-radius: 5px; color: inherit; font-size: 0.9375rem; line-height: 1.4; text-decoration: none; }
      a:hover { background: var(--code); }
      @media (pointer: coarse) { button { min-height: 2.75rem; } a { padding: 0.7rem 0.6rem; } }
      @media (max-width: 719px) { nav { position: fixed; right: 1rem; left: 1rem; width: auto; } }
    `,
  ]
  declare lessons: readonly Lesson[]
  declare open: boolean

  constructor() {
    super()
    this.lessons = []
    this.open = false
  }

  override render() {
    const { open, lessons } = this
    return html`<div @keydown=${this.#key} @focusout=${this.#left}>
      <button type="button" aria-expanded=${open ? 'true' : 'false'} @click=${this.#toggle}>${words().lessons.title}</button>
      ${
        open && lessons.length > 0
          ? html`<nav aria-label=${words().lessons.title}><ol>
              ${lessons.map(({ id, plan, words: { title } }) => html`<li><a href="?${plan.link}&lesson=${id}" @click=${(event: MouseEvent) => this.#choose(event, id)}>${title}</a></li>`)}
            </ol></nav>`
          : nothing
      }
    </div>`
  }

  /** To the button: where a lesson began, and where it is left. */
  override focus(): void {
    this.renderRoot.querySelector('button')?.focus()
  }

  async #toggle(): Promise<void> {
    this.open = !this.open
    if (!this.open) return
    const { lessonsIn } = await import('./all')
    this.lessons = await lessonsIn(language())
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.open) return
    this.open = false
    this.focus()
  }

  #left(event: FocusEvent): void {
    const to = event.relatedTarget
    if (!(to instanceof Node) || !this.renderRoot.contains(to)) this.open = false
  }

  /** With a key held, the browser opens the link as it does any other. */
  #choose(event: MouseEvent, detail: string): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    this.open = false
    this.dispatchEvent(new CustomEvent('lesson', { detail }))
  }
}
