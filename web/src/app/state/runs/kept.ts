import { partsOf, without } from '../address'
import { type Experiment, matters, type Table, type Value } from '../table'
import { sameValue } from '../values'
import type { Run } from './run'

/** A run that is shown, pale, beside the one at hand. */
export interface Kept {
  id: string
  /** the link that leads to it */
  query: string
  experiment: Experiment
  /** null while it is being trained again */
  run: Run | null
}

export const mostKept = 3

/** A setting that a kept run has otherwise than the one at hand. */
export interface Difference {
  setting: string
  there: Value | undefined
  here: Value | undefined
}

/** In the order of the table; only those that have an effect in either. */
export function differences(table: Table, there: Experiment, here: Experiment): Difference[] {
  return table.settings
    .filter((setting) => setting.name !== 'model' && (matters(setting, there) || matters(setting, here)))
    .map(({ name }) => ({ setting: name, there: there[name], here: here[name] }))
    .filter(({ there, here }) => there !== here && !sameValue(there, here))
}

// Kept runs stand in the address beside the settings, and are none of them: the core neither reads nor writes them.
const name = 'keep='

/** What the core reads of a query. */
export function withoutKept(query: string): string {
  return without(query, (part) => part.startsWith(name))
}

/** A kept run that began with somebody's file is not in it: nobody else could train it. */
export function withKept(query: string, kept: readonly Kept[]): string {
  const told = kept.filter(({ run }) => run === null || isOfSettings(run))
  return [query, ...told.map((each) => name + encodeURIComponent(each.query))].join('&')
}

/** The links of the kept runs that an address names. */
export function keptIn(query: string): string[] {
  const links = partsOf(query).flatMap((part) => (part.startsWith(name) ? [readable(part.slice(name.length))] : []))
  return [...new Set(links)].filter((link) => link !== '').slice(0, mostKept)
}

function isOfSettings({ recording, models }: Run): boolean {
  return recording === null && [...models.values()].every(({ state }) => !state.fromFile)
}

function readable(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
