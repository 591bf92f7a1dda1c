import type { Words } from '..'
import { listed } from './sentences'

export const energy: Words['energy'] = {
  add: 'Energie hinzufügen',
  addNow: 'Jetzt zuführen',
  takeOutNow: 'Jetzt entziehen',
  undo: 'Rückgängig',
  addTo: (models) => `Energie für ${motions(models)}`,
  effect: (models, amount, at) =>
    `Bei t = ${at} ${models.length > 1 ? 'erhalten' : 'erhält'} ${motions(models)} ${amount} entlang der Steigung des gelernten H ` +
    `und ${models.length > 1 ? 'laufen' : 'läuft'} dann von selbst weiter. Alles andere bleibt, wie es war.`,
}

function motions(models: readonly string[]): string {
  return models.length > 1 ? `die Bewegungen von ${listed(models)}` : `die Bewegung von ${models.join()}`
}
