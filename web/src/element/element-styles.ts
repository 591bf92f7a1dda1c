import { css, unsafeCSS } from 'lit'
import tokens from '../app/look/tokens.css?inline'

/** Of the element itself: its colours, and nothing of what the text around it looks like but the letters. */
export const elementStyles = css`
  ${unsafeCSS(tokens)}
  :host {
    display: flex; flex-direction: column; box-sizing: border-box; container-type: inline-size; min-height: var(--hnn-height, 28rem);
    background: var(--page); color: var(--text); text-align: start; font-weight: 400; font-style: normal; line-height: 1.6;
    letter-spacing: normal; text-transform: none; white-space: normal;
  }
  :host([hidden]) { display: none; }
  :host([theme='light']) { color-scheme: light; }
  :host([theme='dark']) { color-scheme: dark; }
  hnn-view { flex: 1 1 auto; }
  .error { margin: 0 0 0.5rem; color: var(--error); font-size: 0.8125rem; overflow-wrap: anywhere; }
  @media print { :host { min-height: 0; } }
`
