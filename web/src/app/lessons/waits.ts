import type { Act } from '../state/playground'
import { pushesOf } from '../state/pushes'
import { sameValue } from '../state/values'
import type { Seen, Wait } from './lesson'

/** All models have learned. */
export const trained: Wait = (now) => now.trained

export const startMoved: Wait = changed('from')

export const energyAdded: Wait = ({ experiment }, before) =>
  pushesOf(experiment).length > pushesOf(before.experiment).length

/** Another value of a setting than before. */
export function changed(name: string): Wait {
  return (now, before) => !sameValue(settingOf(now, name), settingOf(before, name))
}

export function chosen(name: string, value: string | number): Wait {
  return (now) => sameValue(settingOf(now, name), value)
}

export function learns(model: string): Wait {
  return ({ models }) => models.has(model)
}

export function did(act: Act): Wait {
  return (now, before) => (now.acts[act] ?? 0) > (before.acts[act] ?? 0)
}

export function all(...waits: readonly Wait[]): Wait {
  return (now, before) => waits.every((wait) => wait(now, before))
}

function settingOf({ experiment }: Seen, name: string) {
  return experiment[name]
}
