import { listed } from './sentences'

/** What is told to those who hear the page, and the list of keys. */
export const spoken = {
  summary: 'What is on this page',
  inPlay: (task: string, models: readonly string[]) => `${task}, learned by ${listed(models)}.`,
  trains: 'Training goes on.',
  keys: 'The key “?” lists all keys.',
  keysTitle: 'Keys',
  close: 'Close',
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
