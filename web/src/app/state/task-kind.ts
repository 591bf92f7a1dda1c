import type { Value } from './table'

/** How the page shows a task: in its phase plane, as orbits of bodies, or as frames. */
export type TaskKind = 'plane' | 'bodies' | 'pixels'

export function kindOf(task: Value | undefined, dimension = 2): TaskKind {
  if (task === 'pixel-pendulum') return 'pixels'
  // Bodies in the plane have two coordinates and two momenta each.
  return dimension > 2 ? 'bodies' : 'plane'
}
