import { listed } from './sentences'

/** Energy that is put into motions. */
export const energy = {
  add: 'Add energy',
  addNow: 'Add now',
  takeOutNow: 'Take out now',
  undo: 'Undo',
  /** `models`: their short names */
  addTo: (models: readonly string[]) => `Energy to add to ${whose(models)}`,
  effect: (models: readonly string[], amount: string, at: string) =>
    `${models.length > 1 ? `The motions of ${listed(models)} get` : `The ${models.join()}’s motion gets`} ${amount} at t = ${at}, ` +
    `along the slope of the learned H, then ${models.length > 1 ? 'go on by themselves' : 'goes on by itself'}. All else ` +
    'stays as it was.',
}

function whose(models: readonly string[]): string {
  return models.length > 1 ? `the motions of ${listed(models)}` : `the ${models.join()}’s motion`
}
