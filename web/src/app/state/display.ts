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
  /**
   * Of the page that is this playground, without a query; null for one that is a part of somebody's page. What should stay in
   * sight may stand fixed in the window of the former.
   */
  address: string | null
}

/** What is shown where nothing is said. */
export const usualParts: Readonly<Record<Controls, readonly Part[]>> = {
  full: partNames,
  compact: ['portraits', 'energy'],
  bare: ['portraits'],
}
