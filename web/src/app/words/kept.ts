import { words } from '../../language'
import type { Playground } from '../state/playground'
import { differences, type Kept } from '../state/runs/kept'
import { settingNamed, taskOf } from '../state/table'
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
