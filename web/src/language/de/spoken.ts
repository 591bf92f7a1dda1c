import type { Words } from '..'
import { listed } from './sentences'

export const spoken: Words['spoken'] = {
  summary: 'Was auf dieser Seite ist',
  inPlay: (task, models) => `${task}; es lernen: ${listed(models)}.`,
  trains: 'Das Training läuft.',
  keys: 'Die Taste „?“ nennt alle Tasten.',
  keysTitle: 'Tasten',
  close: 'Schließen',
  stays: (value) => `bleibt bei ${value}`,
  staysWithin: (off, value) => `bleibt bis auf ${off} bei ${value}`,
  rises: (from, to) => `steigt von ${from} auf ${to}`,
  falls: (from, to) => `fällt von ${from} auf ${to}`,
  swings: (low, high) => `schwankt zwischen ${low} und ${high}`,
  members: (low, high) => `, der ihrer Mitglieder von ${low} bis ${high}`,
  until: (time) => `, bis t = ${time}`,
  nothing: 'hat keine Werte',
  trainLossOf: (who) => `${who}, Trainingsverlust,`,
  testLossOf: (who) => `${who}, Testverlust,`,
  noiseFloor: (value) => `Rauschgrenze ${value}`,
  chart: (heading, text) => `${heading}: ${text}.`,
  motion: (start, end, time, truth) =>
    `Die vorhergesagte Bewegung führt von ${start} nach ${end} bei ${time}${truth === null ? '' : `; die wahre ist dort bei ${truth}`}.`,
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
