import { html, svg, type TemplateResult } from 'lit'

function icon(path: TemplateResult): TemplateResult {
  return html`<svg viewBox="0 0 16 16" aria-hidden="true">${path}</svg>`
}

export const playIcon = icon(svg`<path d="M3 1.6v12.8L14 8z" />`)
export const pauseIcon = icon(svg`<path d="M3 2h3.5v12H3zM9.5 2H13v12H9.5z" />`)
export const stepIcon = icon(svg`<path d="M2 2v12l8-6zM11.5 2H14v12h-2.5z" />`)
export const resetIcon = icon(
  svg`<path d="M8 2a6 6 0 1 0 6 6h-2a4 4 0 1 1-1.2-2.8L8.5 7.5H15V1l-2.4 2.4A6 6 0 0 0 8 2z" />`,
)
export const undoIcon = icon(
  svg`<path d="M6 1v3.5h3.5a4.75 4.75 0 0 1 0 9.5H4v-2h5.5a2.75 2.75 0 0 0 0-5.5H6V10L1 5.5z" />`,
)
export const enlargeIcon = icon(svg`<path d="M2 2h5v2H4v3H2zM9 2h5v5h-2V4H9zM2 9h2v3h3v2H2zM12 9h2v5H9v-2h3z" />`)
export const shrinkIcon = icon(svg`<path d="M5 2h2v5H2V5h3zM9 2h2v3h3v2H9zM2 9h5v5H5v-3H2zM9 9h5v2h-3v3H9z" />`)
export const saveIcon = icon(svg`<path d="M7 1h2v7h3l-4 4.5L4 8h3zM2 13h12v2H2z" />`)
