import { language, words } from '../../language'
import type { Playground } from '../state/playground'
import { defaultsOf } from '../state/recipe'
import { differences, type Kept } from '../state/runs/kept'
import type { StoredRun } from '../state/runs/stored'
import { type Experiment, numberOf, settingNamed, taskOf } from '../state/table'
import { valueText } from '../state/values'
import { settingLabel } from './settings'

/** A kept run by what it has otherwise than the one at hand: “seed 1 → 2”. */
export function keptText(
  { experiment: there }: Kept,
  { table, experiment }: Pick<Playground, 'table' | 'experiment'>,
): string {
  if (there.task !== experiment.task) return taskOf(table, there).title
  const told = differences(table, there, experiment).map(({ setting, there, here }) => {
    const row = settingNamed(table, setting)
    return `${row ? settingLabel(row) : setting} ${valueText(there ?? '–') || '–'} → ${valueText(here ?? '–') || '–'}`
  })
  return told.length > 0 ? told.join(', ') : words().runs.sameSettings
}

/** A stored run in words: what it learned from, what was chosen for it, how far it is, and since when. */
export function storedText(
  { at, models }: StoredRun,
  experiment: Experiment,
  { table }: Pick<Playground, 'table'>,
): { title: string; text: string; told: string } {
  const chosen = differences(table, experiment, defaultsOf(table, experiment)).map(({ setting, there }) => {
    const row = settingNamed(table, setting)
    return `${row ? settingLabel(row) : setting} ${valueText(there ?? '')}`
  })
  const when = new Date(at).toLocaleString(language(), { dateStyle: 'medium', timeStyle: 'short' })
  const step = Math.min(...models.map(({ checkpoint }) => checkpoint?.step ?? 0))
  return {
    title: taskOf(table, experiment).title,
    text: chosen.join(', '),
    told: words().runs.progress(step, numberOf(experiment, 'steps'), when),
  }
}
