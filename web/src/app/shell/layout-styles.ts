import { css } from 'lit'

/** Three columns where there is room, two on a tablet, one on a phone with the portraits first. */
export const layoutStyles = css`
  .layout { display: grid; gap: 1.5rem 1.75rem; align-items: start; }
  .controls, .curves { display: grid; gap: 1rem; min-width: 0; }
  .curves { gap: 0.85rem; }
  .stage { min-width: 0; display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.6rem; position: relative; }
  hnn-making { position: absolute; top: 3.5rem; left: 0; right: 0; z-index: 1; }
  .portraits { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
  .portraits[data-count='1'] { grid-template-columns: minmax(0, 38rem); }
  .planes { display: grid; gap: 0.75rem; grid-template-columns: repeat(3, minmax(0, 1fr)); }
  .planes[data-count='2'], .planes[data-count='4'] { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .plane-place { aspect-ratio: 1 / 1.45; color: var(--muted); font-size: 0.9375rem; }
  .portrait-place { aspect-ratio: 1 / 1.2; border-radius: 6px; color: var(--muted); }
  .system-place { height: 8.5rem; }
  .source { font-weight: 600; }
  .trained { max-width: 46rem; color: var(--muted); }
  .source[data-source='simulated'] { color: var(--notice); }
  hnn-result { margin-top: 0.25rem; }
  .notice { margin-bottom: 1rem; padding: 0.55rem 0.8rem; border-left: 3px solid var(--error); background: var(--code); font-size: 0.875rem; overflow-wrap: anywhere; }
  .exchange { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: 1.5rem; }
  .exchange > h2 { font-size: 1.25rem; color: var(--text); margin-bottom: 1rem; letter-spacing: -0.01em; }

  @media (min-width: 1160px) {
    .layout { grid-template: 'controls stage curves' auto / 16.25rem minmax(0, 1fr) 18.75rem; }
    .controls { grid-area: controls; }
    .stage { grid-area: stage; }
    .curves { grid-area: curves; }
  }
  @media (min-width: 1500px) {
    .layout { grid-template-columns: 17rem minmax(0, 1fr) 25rem; column-gap: 2.5rem; }
  }
  @media (min-width: 720px) and (max-width: 1159px) {
    .layout { grid-template: 'stage stage' auto 'controls curves' auto / minmax(0, 1fr) minmax(0, 1fr); }
    .controls { grid-area: controls; }
    .stage { grid-area: stage; }
    .curves { grid-area: curves; }
  }
  @media (max-width: 719px) {
    .stage { order: -1; }
    .portraits, .portraits[data-count='1'] { grid-template-columns: minmax(0, 1fr); }
    .planes { grid-template-columns: repeat(2, minmax(0, 1fr)); }
    .planes[data-count='3'] > :first-child, .planes[data-count='5'] > :first-child { grid-column: 1 / -1; }
    .plane-place:first-child { aspect-ratio: 1 / 0.95; }
    hnn-transport {
      position: fixed; inset: auto 0 0 0; z-index: 2; padding: 0.6rem 1rem calc(0.6rem + env(safe-area-inset-bottom));
      background: var(--page); border-top: 1px solid var(--line);
    }
  }
`
