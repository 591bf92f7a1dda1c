import type { Words } from '..'

export const tools: Words['tools'] = {
  fullScreen: (title) => `Ganzer Bildschirm: ${title}`,
  leaveFullScreen: 'Ganzen Bildschirm verlassen',
  escape: 'Esc',
  largeLetters: 'Große Schrift',
  save: (title) => `Speichern: ${title}`,
  png: (scale) => `PNG ${scale}×`,
  /** of a plot that shows a part */
  showAll: 'Alles zeigen',
  svg: 'SVG',
  csv: 'CSV',
  systemInMotion: 'Das System in Bewegung',
  seed: (seed) => `Seed ${seed}`,
}
