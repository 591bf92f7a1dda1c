export const runs = {
  undo: 'Undo',
  toRunBefore: 'Back to the run before, as it was',
  keep: 'Keep',
  keepLong: 'Leaves these curves in view, pale, while the next run trains; three runs at most',
  kept: 'Kept runs',
  sameSettings: 'the same settings',
  trainsAgain: 'trains again…',
  letGo: (run: string) => `Remove ${run}`,
}
