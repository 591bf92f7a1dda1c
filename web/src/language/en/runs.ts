import { count } from '../numbers'

export const runs = {
  undo: 'Undo',
  toRunBefore: 'Back to the run before, as it was',
  keep: 'Keep',
  keepLong: 'Leaves these curves in view, pale, while the next run trains; three runs at most',
  kept: 'Kept runs',
  sameSettings: 'the same settings',
  trainsAgain: 'trains again…',
  silent: (model: string, step: number) =>
    `The worker of ${model} gave no answer for some seconds, so another goes on from step ${count(step)}, where it was last saved.`,
  blocked:
    'Networks train in workers, and none could be started: the browser blocks them here, or the connection was lost. Allow workers for this site, or reload the page.',
  stored: 'Saved runs…',
  storedTitle: 'Saved runs',
  storedLong: 'Every run is saved in this browser while it trains; of many the oldest go.',
  noneStored: 'None yet: a run is saved once it has trained for ten seconds, or has ended.',
  close: 'Close',
  open: 'Open',
  delete: 'Delete',
  shownNow: 'shown now',
  openRun: (run: string) => `Open ${run}`,
  deleteRun: (run: string) => `Delete ${run}`,
  progress: (step: number, steps: number, when: string) => `step ${count(step)} of ${count(steps)} · ${when}`,
  letGo: (run: string) => `Remove ${run}`,
}
