import { browserFrames, MotionClock } from '../app/state/motion-clock'
import type { Playground } from '../app/state/playground'
import { sameValue } from '../app/state/values'

/** Playgrounds that show the same time, start and seed. */
class Group {
  readonly clock = new MotionClock(browserFrames)
  readonly #members = new Map<Playground, () => void>()

  get size(): number {
    return this.#members.size
  }

  join(playground: Playground): void {
    const [other] = this.#members.keys()
    if (other) align(playground, other)
    let told = [playground.experiment.seed, playground.experiment.from]
    const heard = () => {
      const { seed, from } = playground.experiment
      if (sameValue(told[0], seed) && sameValue(told[1], from)) return
      told = [seed, from]
      for (const each of this.#members.keys()) if (each !== playground) align(each, playground)
    }
    playground.addEventListener('change', heard)
    this.#members.set(playground, () => playground.removeEventListener('change', heard))
  }

  leave(playground: Playground): void {
    this.#members.get(playground)?.()
    this.#members.delete(playground)
  }
}

const groups = new Map<string, Group>()

/** The group of that name, which begins with its first member. */
export function groupNamed(name: string): Group {
  const group = groups.get(name) ?? new Group()
  groups.set(name, group)
  return group
}

/** A group without members goes. */
export function leaveGroup(name: string, playground: Playground): void {
  const group = groups.get(name)
  group?.leave(playground)
  if (group?.size === 0) groups.delete(name)
}

function align(playground: Playground, other: Playground): void {
  const { seed, from } = other.experiment
  if (!sameValue(playground.experiment.seed, seed)) void playground.set('seed', String(seed))
  const chosen = Array.isArray(from) && from.length > 0 && from.length === playground.start?.length
  if (chosen && !sameValue(playground.experiment.from, from)) playground.moveStartState(from as number[])
}
