import type { Words } from '..'

export const recording: Words['recording'] = {
  open: 'Aufzeichnung öffnen…',
  columns: 'Spalten…',
  giveUp: 'Verwerfen',
  useStandIn: 'Ersatz verwenden',
  measuredData: 'Gemessene Daten',
  noData: 'Noch keine Daten.',
  drop: 'Eine Aufzeichnung kann hierher gezogen werden.',
  forms: 'Eine Tabelle mit Kopfzeile und Spalten t, q, p, oder nur t und q; mehrere Versuche durch eine Spalte id.',
  columnsMean: (file) => `Was die Spalten von ${file} bedeuten`,
  choose:
    'Zu wählen sind die Zeit und ein bis vier Orte q; Impulse p, wo sie gemessen wurden, sonst entstehen sie aus Ableitungen ' +
    'von q; und was Versuche unterscheidet, wo es mehrere gibt.',
  columnsAndRows: 'Spalten und erste Zeilen',
  understood: 'Verstanden:',
  degrees: 'Winkel sind in Grad',
  cancel: 'Abbrechen',
  learn: 'Daraus lernen',
  columnIs: (name) => `Spalte ${name} ist`,
  takesNoFile: (task) => `${task} nimmt keine Datei; wählen Sie dafür „Eigene Daten“.`,
  leftOut: 'ausgelassen',
  time: 'Zeit t',
  trial: 'Versuch',
}
