import type { Words } from '..'
import { listed } from './sentences'

export const energy: Words['energy'] = {
  add: 'Energie hinzufügen',
  addNow: 'Jetzt zuführen',
  takeOutNow: 'Jetzt entziehen',
  undo: 'Rückgängig',
  addTo: (models) => `Energie für ${motions(models)}`,
  push: (amount, at) => `${amount} bei t = ${at}`,
  added: 'Zugeführte Energie',
  remove: (push) => `${push} wieder wegnehmen`,
  effect: (models, pushes) =>
    `${models.length > 1 ? `Die Bewegungen von ${listed(models)} erhalten` : `Die Bewegung von ${models.join()} erhält`} ` +
    `${listed(pushes)} entlang der Steigung des gelernten H; sonst ${models.length > 1 ? 'laufen sie' : 'läuft sie'} von selbst ` +
    'weiter. Alles andere bleibt, wie es war.',
  tooLate: (pushes) =>
    `${listed(pushes)} ${pushes.length > 1 ? 'kommen' : 'kommt'} nach dem Ende der Bewegung, sodass davon nichts zu sehen ist.`,
  most: (most) => `Mehr als ${most} Stöße gehen nicht: nimm erst einen weg.`,
  noTakers:
    'Keines dieser Modelle behält ein H; darum erhält keine ihrer Bewegungen die Energie, die in diesem Link steht.',
}

function motions(models: readonly string[]): string {
  return models.length > 1 ? `die Bewegungen von ${listed(models)}` : `die Bewegung von ${models.join()}`
}
