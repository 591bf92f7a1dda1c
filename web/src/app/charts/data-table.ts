import { css, html, LitElement, nothing } from 'lit'
import { words } from '../../language'
import { type DataTable, formatNumber } from '../../plots'
import { sharedStyles } from '../look/shared-styles'

/** The values behind a plot, made only while they are open. */
export class DataTableView extends LitElement {
  static override properties = {
    label: { attribute: false },
    table: { attribute: false },
    open: { state: true },
  }
  static override styles = [
    sharedStyles,
    css`
      :host { display: var(--tables, block); }
      summary { display: inline-flex; align-items: center; min-height: var(--target, 0rem); padding: 0.15rem 0.25rem; border-radius: 4px; font-size: calc(0.75rem * var(--letters, 1)); color: var(--muted); cursor: pointer; }
      summary::before { content: '▸ '; }
      details[open] summary::before { content: '▾ '; }
      summary:hover { color: var(--text); }
      :host([above]) summary { position: absolute; top: 0; right: 0; }
      :host([below]) summary { position: absolute; bottom: 0; right: 0; }
      .scroll { max-height: 16rem; overflow: auto; border: 1px solid var(--line); border-radius: 6px; }
      table { border-collapse: collapse; font-size: 0.75rem; font-variant-numeric: tabular-nums; width: 100%; }
      caption { text-align: left; padding: 0.4rem 0.5rem; color: var(--muted); }
      th, td { padding: 0.2rem 0.5rem; text-align: right; border-top: 1px solid var(--line); white-space: nowrap; }
      th { position: sticky; top: 0; background: var(--page); font-weight: 600; white-space: normal; vertical-align: bottom; }
    `,
  ]
  /** names the table among others */
  declare label: string
  declare table: () => DataTable
  declare open: boolean

  constructor() {
    super()
    this.open = false
  }

  override render() {
    return html`<details @toggle=${this.#toggled}>
      <summary aria-label=${this.label}>${words().charts.values}</summary>
      ${this.open ? this.#table(this.table()) : nothing}
    </details>`
  }

  #table({ caption, columns, rows }: DataTable) {
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${this.label}>
      <table>
        <caption>${caption}</caption>
        <thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
        <tbody>${rows.map((row) => html`<tr>${row.map((value) => html`<td>${formatNumber(value)}</td>`)}</tr>`)}</tbody>
      </table>
    </div>`
  }

  #toggled(event: Event): void {
    this.open = (event.target as HTMLDetailsElement).open
  }
}
