import type { Words } from '..'

export const torch: Words['torch'] = {
  title: 'In PyTorch',
  about:
    'Ein Skript wiederholt H, dx/dt und die gezeigte Bewegung aus den gespeicherten Gewichten, das andere trainiert dasselbe ' +
    'Experiment von vorn, auf den Daten.',
  none: (model) => `Für dieses Modell gibt es kein Skript, ein Teil davon gehört zur Aufgabe selbst: ${model}.`,
  following: 'Wiederholt die Bewegung',
  training: 'Trainiert von vorn',
  followingOf: (model) => `das Skript, das die Bewegung wiederholt: ${model}`,
  trainingOf: (model) => `das Skript, das trainiert: ${model}`,
  framed: 'Was aus Bildern gelernt wird, lässt sich nicht aus einer CSV-Datei trainieren.',
  noOptimizer: (optimizer) => `PyTorch trainiert mit anderen Optimierern als ${optimizer}: Dafür gibt es kein Skript.`,
  ensemble: 'Für mehrere Netze zugleich gibt es keine Skripte.',
  driven: 'Für Systeme, deren H von der Zeit abhängt, gibt es keine Skripte.',
  fromStates: 'Für das Training durch kurze Bewegungen mit einem Löser gibt es kein Skript.',
  pushed: 'Das Skript lässt die zugeführte Energie weg.',
  learnedFrom: 'Woraus die Netze lernen',
  data: 'Daten (CSV)',
  save: 'Speichern',
  saveWhat: (what) => `Speichern: ${what}`,
}
