import { listed } from './sentences'

/** Energy that is put into motions. `models`: their short names; `pushes`: “+1 J at t = 5 s” */
export const energy = {
  add: 'Add energy',
  addNow: 'Add now',
  takeOutNow: 'Take out now',
  undo: 'Undo',
  addTo: (models: readonly string[]) => `Energy to add to ${whose(models)}`,
  push: (amount: string, at: string) => `${amount} at t = ${at}`,
  added: 'Energy added',
  remove: (push: string) => `Take away the push of ${push}`,
  effect: (models: readonly string[], pushes: readonly string[]) =>
    `${models.length > 1 ? `The motions of ${listed(models)} get` : `The ${models.join()}’s motion gets`} ${listed(pushes)}, ` +
    `along the slope of the learned H; otherwise ${models.length > 1 ? 'they go on by themselves' : 'it goes on by itself'}. ` +
    'All else stays as it was.',
  tooLate: (pushes: readonly string[]) =>
    `${listed(pushes)} ${pushes.length > 1 ? 'come' : 'comes'} after the end of the motion, so that nothing is seen of it.`,
  most: (most: number) => `${most} pushes are the most: take one away first.`,
  noTakers: 'None of these models keeps an H, so the energy in this link is added to none of their motions.',
}

function whose(models: readonly string[]): string {
  return models.length > 1 ? `the motions of ${listed(models)}` : `the ${models.join()}’s motion`
}
