import { css } from 'lit'

/** A chart among others: its heading, its tools, and a legend whose names stay where they are. */
export const chartElementStyles = css`
  :host { position: relative; }
  h3 { font-size: calc(0.875rem * var(--letters, 1)); padding-right: 8rem; }
  hnn-plot-tools { position: absolute; top: -0.35rem; right: calc(3.6rem * var(--letters, 1)); }
  :host([large]) hnn-plot-tools { top: 0.5rem; }
  .chart { min-height: 8rem; margin-top: 0.1rem; width: 100%; overflow: hidden; contain: inline-size; }
  /* One under another they are drawn, and none stands where it won't stay. */
  :host(:not([drawn])) { visibility: hidden; }
  .plot-chart .u-legend { margin: 0 0 0 0.6rem; font-size: calc(0.75rem * var(--letters, 1)); color: var(--muted); }
  /* Names stay, and a value has its place beside each before it is pointed at. */
  .plot-chart .u-legend tbody { display: grid; grid-template-columns: repeat(auto-fill, minmax(11.4em, 1fr)); column-gap: 0.5em; }
  .plot-chart .u-legend .u-series { display: flex; align-items: baseline; }
  .plot-chart .u-legend th { flex: 0 1 auto; min-width: 0; white-space: normal; }
  .plot-chart .u-legend .u-label { display: inline; }
  .plot-chart .u-legend .u-marker { width: 14px; margin-right: 5px; vertical-align: middle; }
  .plot-chart .u-legend [class*='plot-points-'] .u-marker { margin: 0 7px 0 2px; }
  .plot-chart .u-legend .u-value { flex: none; min-width: 3.3em; color: var(--text); }
  .plot-chart .u-legend .u-series:first-child { order: 1; }
  :host(:not([pointed])) .u-legend .u-value, :host(:not([pointed])) .u-legend .u-series:first-child { visibility: hidden; }
  .plot-chart .u-legend .plot-floor, .plot-chart .u-legend [class*='plot-pale'] { display: none; }
  .plot-chart .u-legend th::after { content: none; }
`

/** The height of a chart where many are shown in little room (`--chart-height`); 0 where it goes by the width. */
export function lowerOf(chart: Element): number {
  return Number(getComputedStyle(chart).getPropertyValue('--chart-height'))
}
