import { listed } from './sentences'

/** The small study. Tasks are named by their titles, models by their short names. */
export const study = {
  title: 'A small study: every model on several systems',
  hint: (systems: readonly string[]) =>
    `Trains every model on the ${systems.length} systems of a large study that have one degree of freedom (${listed(systems)}), by the fast recipe, as often as you choose: each time from another seed, with other data and other start weights.`,
  marks: 'Each mark is one training, and a link that opens it in a new tab. Further to the left is better.',
  seeds: 'Seeds',
  start: 'Start the study',
  stop: 'Stop',
  goOn: 'Go on',
  done: (done: number, of: number) => `${done} of ${of} trainings`,
  energy: 'Energy error (MSE, in each system’s own units)',
  coordinates: 'Coordinate error (MSE, in each system’s own units)',
  model: 'model',
  eachSeed: 'a mark for each seed',
  median: 'median',
  ranOff: 'ran off',
  mark: (seed: number, figure: string) => `seed ${seed}: ${figure}`,
  csv: 'Results (CSV)',
  largeHint:
    'The large one, with further systems, the paper’s recipe too, and three seeds, is for the command line, which takes its file:',
  file: 'Study (JSON)',
}
