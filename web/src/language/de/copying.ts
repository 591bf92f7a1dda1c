import type { Words } from '..'

export const copying: Words['copying'] = {
  copy: 'Kopieren',
  copied: 'Kopiert',
  refused: 'Nicht erlaubt',
  copyWhat: (what) => `Kopieren: ${what}`,
  link: 'den Link',
  command: 'den Befehl',
}
