import { css, unsafeCSS } from 'lit'
import { swatchStyles } from '../../plots'

/** What every element of the page has in common. Colours come from the page's custom properties. */
export const sharedStyles = css`
  ${unsafeCSS(swatchStyles)}
  :host { display: block; }
  :host([hidden]), [hidden] { display: none !important; }
  *, *::before, *::after { box-sizing: border-box; }
  h2, h3, p, figure, fieldset, dl, dd { margin: 0; padding: 0; border: 0; min-width: 0; }
  h2 { font-size: 0.8125rem; font-weight: 600; letter-spacing: 0.01em; color: var(--muted); }
  h3 { font-size: calc(0.9375rem * var(--letters, 1)); font-weight: 600; line-height: 1.3; }
  button, input, select { font: inherit; color: inherit; }
  button {
    display: inline-flex; align-items: center; justify-content: center; gap: 0.45em; min-height: max(2.25rem, var(--target, 0rem));
    padding: 0 0.8rem; border: 1px solid var(--line-strong); border-radius: 6px; background: var(--surface);
    font-size: 0.875rem; font-weight: 500; cursor: pointer; white-space: nowrap;
  }
  button:hover { border-color: var(--text); }
  button:active { background: var(--line); }
  button:disabled { opacity: 0.5; cursor: default; border-color: var(--line-strong); }
  button svg { width: 0.9em; height: 0.9em; fill: currentColor; flex: none; }
  :focus-visible { outline: 2.5px solid var(--focus); outline-offset: 2px; }
  .error { color: var(--error); font-size: 0.8125rem; line-height: 1.4; overflow-wrap: anywhere; }
  .refusal { color: var(--notice); overflow-wrap: anywhere; }
  .muted { color: var(--muted); }
  .small { font-size: calc(0.8125rem * var(--letters, 1)); line-height: 1.45; }
  /* What changes many times a second: in a box of its own, or the whole page would be laid out again each time. */
  .steady { display: block; contain: size layout; height: 1.45em; white-space: nowrap; }
  .steps { width: 7em; margin-left: auto; align-self: end; text-align: right; font-variant-numeric: tabular-nums; }
  .visually-hidden {
    position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%);
    white-space: nowrap;
  }
`

/**
 * A title, and in one element what stands below it. Titles of neighbours may take different numbers of lines; what stands
 * below begins at the same height.
 */
export const titledStyles = css`
  :host { display: grid; grid-row: span 2; grid-template: subgrid / minmax(0, 1fr); row-gap: 0; align-content: start; }
  :host > :first-child { align-self: end; }
`

/** A dialog; how wide it is, it says itself. */
export const dialogStyles = css`
  dialog {
    max-height: calc(100vh - 3rem); padding: 1.25rem; border: 1px solid var(--line-strong); border-radius: 10px;
    background: var(--page); color: var(--text); overflow: auto;
  }
  dialog::backdrop { background: rgb(0 0 0 / 45%); }
`

/** A choice of one, as radio buttons in a row. */
export const pillStyles = css`
  .pills { display: flex; flex-wrap: wrap; gap: 0.375rem; }
  .pills label {
    position: relative; display: inline-flex; align-items: center; min-height: max(2.125rem, var(--target, 0rem)); padding: 0 0.6rem;
    border: 1px solid var(--line-strong); border-radius: 999px; background: var(--surface);
    font-size: 0.8125rem; cursor: pointer;
  }
  .pills label:hover { border-color: var(--text); }
  .pills label:has(:checked) { border-color: var(--text); background: var(--text); color: var(--page); font-weight: 500; }
  .pills label:has(:focus-visible) { outline: 2.5px solid var(--focus); outline-offset: 2px; }
  .pills input { position: absolute; inset: 0; margin: 0; opacity: 0; cursor: pointer; }
`

export const fieldStyles = css`
  input:not([type='range'], [type='radio'], [type='checkbox'], [type='file']), select {
    width: 100%; height: max(2rem, var(--target, 0rem)); padding: 0 0.55rem; border: 1px solid var(--line-strong); border-radius: 6px;
    background: var(--surface); font-size: 0.875rem; font-variant-numeric: tabular-nums;
  }
  input:hover, select:hover { border-color: var(--text); }
  [aria-invalid='true'] { border-color: var(--error) !important; }
`
