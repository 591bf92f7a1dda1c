import type { Words } from '..'

export const runs: Words['runs'] = {
  undo: 'Rückgängig',
  toRunBefore: 'Zurück zum vorigen Lauf, so wie er war',
}
