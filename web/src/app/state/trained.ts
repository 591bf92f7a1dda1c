import { trainerSettings } from './experiment'
import { defaultsOf } from './recipe'
import type { Experiment, Table } from './table'
import { sameValue } from './values'

/** Files of models by their names in the table. */
export type ModelFiles = ReadonlyMap<string, Uint8Array>

/** Model files that were made beforehand for an experiment, or null where not all of these models have one. */
export type Library = (table: Table, experiment: Experiment, models: readonly string[]) => Promise<ModelFiles> | null

const found = import.meta.glob<string>('../../../models/*.safetensors', {
  query: '?url&no-inline',
  import: 'default',
  eager: true,
})

/** What `npm run models` made, for tasks that take minutes to learn: `TASK-MODEL`, in half precision. */
const shipped: ReadonlyMap<string, string> = new Map(
  Object.entries(found).map(([path, url]) => [path.replace(/^.*\/|\.safetensors$/g, ''), url]),
)

export const shippedModels: Library = libraryOf(shipped)

/**
 * Where nothing but the rollout differs from the task's defaults: by the paper's recipe, training would lead to these very
 * models, and by another to such as these.
 */
export function libraryOf(urls: ReadonlyMap<string, string>): Library {
  return (table, experiment, models) => {
    const defaults = defaultsOf(table, { ...experiment, convention: 'code' })
    const told = Object.keys(trainerSettings(table, defaults)).filter((name) => name !== 'model')
    const wanted = models.map((model) => ({ model, url: urls.get(`${experiment.task}-${model}`) }))
    if (!told.every((name) => sameValue(experiment[name], defaults[name]))) return null
    return wanted.every(({ url }) => url !== undefined) ? filesAt(wanted as { model: string; url: string }[]) : null
  }
}

async function filesAt(wanted: readonly { model: string; url: string }[]): Promise<ModelFiles> {
  return new Map(await Promise.all(wanted.map(async ({ model, url }) => [model, await bytesAt(url)] as const)))
}

async function bytesAt(url: string): Promise<Uint8Array> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`The model at ${url} could not be loaded.`)
  return new Uint8Array(await response.arrayBuffer())
}
