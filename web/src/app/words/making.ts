import { type Experiment, matters, numberOf, settingNamed, type Table } from '../state/table'

/** “Making the data: 5,000 motions of 20 points…” */
export function makingText(table: Table, experiment: Experiment): string {
  const trajectories = settingNamed(table, 'trajectories')
  if (!trajectories || !matters(trajectories, experiment)) return 'Making the data and the networks…'
  const count = numberOf(experiment, 'trajectories').toLocaleString('en')
  return `Making the data: ${count} motions of ${numberOf(experiment, 'points')} points…`
}
