import type { Task, Value } from './table'

/** How the page shows a task: in its phase plane, as orbits of bodies, or as frames. */
export type TaskKind = 'plane' | 'bodies' | 'pixels'

/** The page has a view of its own for each of these. */
const shown: readonly TaskKind[] = ['plane', 'pixels']

export function kindOf(task: Value | undefined, dimension = 2): TaskKind {
  if (task === 'pixel-pendulum') return 'pixels'
  return dimension > 2 ? 'bodies' : 'plane'
}

export function isShown({ id, dimension }: Task): boolean {
  return shown.includes(kindOf(id, dimension))
}
