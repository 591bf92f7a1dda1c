import type { Words } from '..'
import { count } from '../numbers'

export const runs: Words['runs'] = {
  undo: 'Rückgängig',
  toRunBefore: 'Zurück zum vorigen Lauf, so wie er war',
  keep: 'Behalten',
  keepLong: 'Lässt diese Kurven blass stehen, während der nächste Lauf trainiert; höchstens drei Läufe',
  kept: 'Behaltene Läufe',
  sameSettings: 'dieselben Einstellungen',
  trainsAgain: 'trainiert noch einmal…',
  silent: (model, step) =>
    `Der Worker antwortete einige Sekunden lang nicht (${model}); ein anderer macht beim zuletzt gespeicherten Schritt ${count(step)} weiter.`,
  blocked:
    'Netze trainieren in Workern, und keiner ließ sich starten: Der Browser sperrt sie hier, oder die Verbindung ist abgebrochen. Erlauben Sie dieser Seite Worker, oder laden Sie sie neu.',
  stored: 'Gespeicherte Läufe…',
  storedTitle: 'Gespeicherte Läufe',
  storedLong: 'Jeder Lauf wird in diesem Browser gespeichert, während er trainiert; von vielen gehen die ältesten.',
  noneStored: 'Noch keiner: Ein Lauf wird gespeichert, sobald er zehn Sekunden trainiert hat oder zu Ende ist.',
  close: 'Schließen',
  open: 'Öffnen',
  delete: 'Löschen',
  shownNow: 'jetzt gezeigt',
  openRun: (run) => `${run} öffnen`,
  deleteRun: (run) => `${run} löschen`,
  progress: (step, steps, when) => `Schritt ${count(step)} von ${count(steps)} · ${when}`,
  letGo: (run) => `${run} entfernen`,
}
