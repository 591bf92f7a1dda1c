import { listed } from './sentences'

/** What is told to those who hear the page, and the list of keys. */
export const spoken = {
  summary: 'What is on this page',
  inPlay: (task: string, models: readonly string[]) => `${task}, learned by ${listed(models)}.`,
  trains: 'Training goes on.',
  keys: 'The key “?” lists all keys.',
  keysTitle: 'Keys',
  close: 'Close',
  /** what a curve does, after its name */
  stays: (value: string) => `stays at ${value}`,
  staysWithin: (off: string, value: string) => `stays within ${off} of ${value}`,
  rises: (from: string, to: string) => `rises from ${from} to ${to}`,
  falls: (from: string, to: string) => `falls from ${from} to ${to}`,
  swings: (low: string, high: string) => `swings between ${low} and ${high}`,
  /** of an ensemble, at the end of a curve */
  members: (low: string, high: string) => `, its members’ from ${low} to ${high}`,
  until: (time: string) => `, until t = ${time}`,
  nothing: 'has no values',
  trainLossOf: (who: string) => `${who} train loss`,
  testLossOf: (who: string) => `${who} test loss`,
  noiseFloor: (value: string) => `noise floor ${value}`,
  /** a heading, and what its curves do */
  chart: (heading: string, text: string) => `${heading}: ${text}.`,
  /** where a motion shown begins and ends, and where the true one ends */
  motion: (start: string, end: string, time: string, truth: string | null) =>
    `The predicted motion goes from ${start} to ${end} at ${time}${truth === null ? '' : `, where the true one is at ${truth}`}.`,
  /** keys, and what they do */
  keyList: [
    [['Space'], 'Starts and pauses the training'],
    [['Tab', 'Shift + Tab'], 'To the next or the previous control'],
    [['← → ↑ ↓'], 'On the handle of a start: moves it; with Shift, by fine steps'],
    [['Home', 'End', 'Page Up', 'Page Down'], 'On the handle of a start: to the edges of what is seen'],
    [['+', '−', '0'], 'On a portrait: closer, farther, as it was'],
    [['Ctrl or Alt + ← → ↑ ↓'], 'On a portrait: moves what is seen'],
    [['Esc'], 'Closes a dialog, a list or a plot that fills the screen'],
    [['?'], 'This list'],
  ] as readonly (readonly [readonly string[], string])[],
}
