import { css } from 'lit'

/** Three columns where there is room, two on a tablet and on a phone held sideways, one on a phone: what moves comes first. */
export const layoutStyles = css`
  .layout { display: grid; gap: 1.5rem 1.75rem; align-items: start; }
  .lead, .controls, .curves { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; min-width: 0; }
  .lead { grid-area: lead; }
  .controls { grid-area: controls; }
  .runs { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0.5rem 0.4rem; align-items: start; }
  .curves { grid-area: curves; gap: 0.85rem; }
  .stage { grid-area: stage; min-width: 0; display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.6rem; position: relative; }
  hnn-making { position: absolute; top: 3.5rem; left: 0; right: 0; z-index: 1; }
  .portraits { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
  .portraits[data-count='1'] { grid-template-columns: minmax(0, 38rem); }
  .planes { display: grid; gap: 0.75rem; grid-template-columns: repeat(3, minmax(0, 1fr)); }
  .planes[data-count='2'], .planes[data-count='4'] { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .plane-place { aspect-ratio: 1 / 1.45; color: var(--muted); font-size: 0.9375rem; }
  .portrait-place { aspect-ratio: 1 / 1.2; max-height: calc(var(--portrait-height, 34rem) + 3rem); border-radius: 6px; color: var(--muted); }
  .system-place { height: var(--system-height, 6.5rem); }
  .solver { display: flex; flex-wrap: wrap; gap: 0.4rem 0.75rem; }
  .solver p { flex: 1 1 100%; }
  .solver button[aria-pressed='true'] { border-color: var(--text); background: var(--line); }
  .chaos summary, .study summary { cursor: pointer; font-weight: 600; }
  .chaos[open] summary { margin-bottom: 0.5rem; }
  @media (pointer: coarse) { .solver button { min-height: 44px; } .chaos summary, .study summary { line-height: 44px; } }
  .source { font-weight: 600; }
  .trained { max-width: 46rem; color: var(--muted); }
  .source[data-source='simulated'] { color: var(--notice); }
  hnn-result { margin-top: 0.25rem; }
  /* Part of a page: what moves takes the height that is left, and the buttons stand at the end. */
  .layout:not([data-controls='full']) { display: flex; flex-direction: column; align-items: stretch; gap: 0.6rem; flex: 1 1 auto; min-height: 0; }
  .layout:not([data-controls='full']) > .stage { flex: 1 1 auto; display: flex; flex-direction: column; gap: 0.4rem; min-height: 0; }
  .layout:not([data-controls='full']) .portraits { flex: 1 1 auto; grid-template-rows: auto minmax(0, 1fr); gap: 0 0.75rem; }
  .layout:not([data-controls='full']) .planes { flex: 1 1 auto; gap: 0 0.5rem; grid-auto-flow: column; grid-template: auto minmax(0, 1fr) / none; grid-auto-columns: minmax(0, 1fr); }
  .layout:not([data-controls='full']) :is(.portrait-place, .plane-place) { grid-row: span 2; aspect-ratio: auto; max-height: none; }
  .layout:not([data-controls='full']) { --chart-height: 104; }
  .layout:not([data-controls='full']) > .curves { grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); gap: 0.5rem 1rem; }
  .layout[data-controls='bare'] { --tools: none; --tables: none; }
  .layout:not([data-controls='full']) hnn-portrait { --tables: none; }
  /* That it passes says that the colours are others, see watchPalette. */
  :host { display: flex; flex-direction: column; color: var(--text); transition: color 1ms; }
  .notice { margin-bottom: 1rem; padding: 0.55rem 0.8rem; border-left: 3px solid var(--error); background: var(--code); font-size: 0.875rem; overflow-wrap: anywhere; }
  .exchange { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: 1.5rem; }
  .study { margin-top: 1.5rem; border-top: 1px solid var(--line); padding-top: 1rem; }
  .exchange > h2 { font-size: 1.25rem; color: var(--text); margin-bottom: 1rem; letter-spacing: -0.01em; }

  @container (min-width: 1113px) {
    .layout { grid-template: 'lead stage curves' auto 'controls stage curves' 1fr / 16.25rem minmax(0, 1fr) 18.75rem; }
  }
  @container (min-width: 1440px) {
    .layout { grid-template-columns: 17rem minmax(0, 1fr) 25rem; column-gap: 2.5rem; }
  }
  @container (min-width: 688px) and (max-width: 1112.9px) {
    .layout { grid-template: 'lead stage' auto 'controls stage' 1fr 'curves curves' auto / clamp(14.5rem, 24vw, 16rem) minmax(0, 1fr); column-gap: 1.25rem; }
    .curves { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1.25rem; }
  }
  @container (max-width: 687px) {
    .layout[data-controls='full'] { grid-template: 'lead' auto 'stage' auto 'controls' auto 'curves' auto / minmax(0, 1fr); row-gap: 0.75rem; }
    .controls { margin-top: 1rem; }
    .portraits { gap: 0.5rem; }
    .portraits[data-count='1'] { grid-template-columns: minmax(0, 1fr); }
    .layout[data-controls='full'] .portrait-place { aspect-ratio: 1 / 1.75; }
    .layout[data-controls='full'] .planes { grid-template-columns: repeat(2, minmax(0, 1fr)); }
    .layout[data-controls='full'] .planes[data-count='3'] > :first-child, .planes[data-count='5'] > :first-child { grid-column: 1 / -1; }
    .plane-place:first-child { aspect-ratio: 1 / 0.95; }
    :host([page]) hnn-transport {
      position: fixed; inset: auto 0 0 0; z-index: 2; padding: 0.6rem 1rem calc(0.6rem + env(safe-area-inset-bottom));
      background: var(--page); border-top: 1px solid var(--line);
    }
  }
  @media print {
    .layout { display: block; }
    .stage, .curves { display: block; break-before: page; }
    .stage > *, .controls > * { margin-bottom: 0.75rem; }
    .curves { columns: 2; column-gap: 1.5rem; }
    .curves > *, .portraits, .planes, hnn-portrait, hnn-result { break-inside: avoid; }
    .exchange { break-before: page; }
    :host([page]) hnn-transport { position: static; }
  }
`
