import { css, html, LitElement } from 'lit'
import { words } from '../../language'
import { type Labels, pairLabels, quantityName } from '../../plots'
import { fieldStyles, sharedStyles } from '../look/shared-styles'

/** Chooses the degree of freedom that portraits show of a state with several. Dispatches `freedom` with its number. */
export class FreedomPicker extends LitElement {
  static override properties = {
    labels: { attribute: false },
    k: { attribute: false },
  }
  static override styles = [
    sharedStyles,
    fieldStyles,
    css`
      label { display: inline-flex; align-items: center; gap: 0.6rem; max-width: 100%; white-space: nowrap; }
      label select { width: auto; min-width: 0; flex: 0 1 auto; }
    `,
  ]
  declare labels: Labels
  declare k: number

  override render() {
    const { labels, k } = this
    const freedoms = Array.from({ length: labels.coordinates.length / 2 }, (_, i) => pairLabels(labels, i))
    return html`<label class="small">${words().controls.portraitsShow}
      <select @change=${this.#choose}>
        ${freedoms.map(({ q, p }, i) => html`<option value=${i} ?selected=${i === k}>${words().controls.pair(quantityName(q), quantityName(p))}</option>`)}
      </select></label>`
  }

  #choose(event: Event): void {
    const detail = Number((event.target as HTMLSelectElement).value)
    this.dispatchEvent(new CustomEvent('freedom', { detail }))
  }
}
