import { words } from '../../language'
import { type Experiment, matters, numberOf, settingNamed, type Table } from '../state/table'

/** “Making the data: 5,000 motions of 20 points…” */
export function makingText(table: Table, experiment: Experiment): string {
  const trajectories = settingNamed(table, 'trajectories')
  if (!trajectories || !matters(trajectories, experiment)) return words().result.making
  return words().result.makingMotions(numberOf(experiment, 'trajectories'), numberOf(experiment, 'points'))
}
