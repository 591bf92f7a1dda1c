import type { ModelName } from '../../engine/protocol'
import { defaultsOf } from './link'
import type { Experiment, Table } from './table'
import { sameValue } from './values'

export type ModelFiles = Readonly<Record<ModelName, Uint8Array>>

/** Model files that were made beforehand for an experiment, or null where there are none. */
export type Library = (table: Table, experiment: Experiment) => Promise<ModelFiles> | null

/** What `npm run models` made: the seed 0 of a task that takes minutes to learn, in half precision. */
const urls: Readonly<Record<string, Readonly<Record<ModelName, URL>>>> = {
  'pixel-pendulum': {
    baseline: new URL('../../../models/pixel-pendulum-baseline.safetensors', import.meta.url),
    hnn: new URL('../../../models/pixel-pendulum-hnn.safetensors', import.meta.url),
  },
}

/** Where nothing but the rollout differs from the task's defaults, training would lead to these very models. */
export const shippedModels: Library = (table, experiment) => {
  const found = urls[String(experiment.task)]
  const defaults = defaultsOf(table, experiment.task, 'code')
  const told = table.settings.filter(({ group }) => group !== 'rollout')
  if (!found || !told.every(({ name }) => sameValue(experiment[name], defaults[name]))) return null
  return filesAt(found)
}

async function filesAt({ baseline, hnn }: Readonly<Record<ModelName, URL>>): Promise<ModelFiles> {
  const [first, second] = await Promise.all([baseline, hnn].map(bytesAt))
  return { baseline: first as Uint8Array, hnn: second as Uint8Array }
}

async function bytesAt(url: URL): Promise<Uint8Array> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`The model at ${url} could not be loaded.`)
  return new Uint8Array(await response.arrayBuffer())
}
