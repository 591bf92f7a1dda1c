export const runs = {
  undo: 'Undo',
  toRunBefore: 'Back to the run before, as it was',
}
