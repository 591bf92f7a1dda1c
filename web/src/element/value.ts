import type { Playground } from '../app/state/playground'
import type { Value } from '../app/state/table'
import { valueText } from '../app/state/values'
import type { Rollout } from '../engine/protocol'

/** What a playground shows, as a plain object: settings by their names in `hnn tasks`, and `models` in their order. */
export interface PlaygroundValue {
  models?: readonly string[] | string
  [setting: string]: string | number | readonly number[] | readonly string[] | undefined
}

/** Motions by model, and the true one. States are [time, coordinate]; null where there is none. */
export interface Motions {
  truth: Rollout | null
  models: Readonly<Record<string, Rollout | null>>
}

/** @internal */
export function valuesOf({ experiment, models }: Playground): PlaygroundValue {
  return { ...experiment, models: [...models.keys()] }
}

/** @internal The link that says the same. */
export function queryOf(value: PlaygroundValue): string {
  const told = Object.entries(value).filter(([, each]) => each !== undefined)
  // Whatever has its defaults by the task comes after it.
  const order = (name: string) => (name === 'task' ? 0 : name === 'convention' || name === 'recipe' ? 1 : 2)
  return told
    .sort(([a], [b]) => order(a) - order(b))
    .map(([name, each]) => `${name}=${encodeURIComponent(valueText(each as Value))}`)
    .join('&')
}

/** @internal What a link says, with what is in `value` instead. */
export function merged(query: string, value: PlaygroundValue): PlaygroundValue {
  return { ...Object.fromEntries(new URLSearchParams(query)), ...value }
}

/** @internal */
export function motionsOf({ truth, models }: Playground): Motions {
  return { truth, models: Object.fromEntries([...models].map(([id, { rollout }]) => [id, rollout])) }
}

/** @internal As a file that somebody has chosen. */
export function fileOf(model: string, bytes: Uint8Array | Blob): File {
  return bytes instanceof File ? bytes : new File([bytes as BlobPart], `${model}.safetensors`)
}
