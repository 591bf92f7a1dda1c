/** What a playground can show, each part for itself. */
export const partNames = [
  'system',
  'portraits',
  'energy',
  'conserved',
  'loss',
  'error',
  'figures',
  'text',
  'settings',
] as const
export type Part = (typeof partNames)[number]

/** `full`: all there is; `compact`: what it takes to train and to follow a motion; `bare`: Play. */
export const controlsNames = ['full', 'compact', 'bare'] as const
export type Controls = (typeof controlsNames)[number]

export interface Display {
  parts: ReadonlySet<Part>
  controls: Controls
  /** It is the page itself, and not a part of one: what should stay in sight may stand fixed in the window. */
  page: boolean
}

/** What is shown where nothing is said. */
export const usualParts: Readonly<Record<Controls, readonly Part[]>> = {
  full: partNames,
  compact: ['portraits', 'energy'],
  bare: ['portraits'],
}
