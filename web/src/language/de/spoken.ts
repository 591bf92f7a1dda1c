import type { Words } from '..'
import { listed } from './sentences'

export const spoken: Words['spoken'] = {
  summary: 'Was auf dieser Seite ist',
  inPlay: (task, models) => `${task}; es lernen: ${listed(models)}.`,
  trains: 'Das Training läuft.',
  keys: 'Die Taste „?“ nennt alle Tasten.',
  keysTitle: 'Tasten',
  close: 'Schließen',
  keyList: [
    [['Leertaste'], 'Startet das Training und hält es an'],
    [['Tab', 'Umschalt + Tab'], 'Zum nächsten oder vorigen Bedienelement'],
    [['← → ↑ ↓'], 'Auf dem Griff eines Starts: bewegt ihn; mit der Umschalttaste in feinen Schritten'],
    [['Anfang', 'Ende', 'Bild auf', 'Bild ab'], 'Auf dem Griff eines Starts: an die Ränder des Sichtbaren'],
    [['+', '−', '0'], 'In einem Porträt: näher, weiter, wie zuvor'],
    [['Strg oder Alt + ← → ↑ ↓'], 'In einem Porträt: verschiebt, was zu sehen ist'],
    [['Esc'], 'Schließt einen Dialog, eine Liste oder ein bildschirmfüllendes Bild'],
    [['?'], 'Diese Liste'],
  ],
}
