import type { Words } from '..'

export const runs: Words['runs'] = {
  undo: 'Rückgängig',
  toRunBefore: 'Zurück zum vorigen Lauf, so wie er war',
  keep: 'Behalten',
  keepLong: 'Lässt diese Kurven blass stehen, während der nächste Lauf trainiert; höchstens drei Läufe',
  kept: 'Behaltene Läufe',
  sameSettings: 'dieselben Einstellungen',
  trainsAgain: 'trainiert noch einmal…',
  letGo: (run) => `${run} entfernen`,
}
