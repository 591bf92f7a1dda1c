import type { Words } from '..'
import { listed } from './sentences'

export const exchange: Words['exchange'] = {
  title: 'Zum Mitnehmen',
  sameRun: 'Derselbe Lauf anderswo',
  addressHolds: (needsFile) =>
    `Die Adresse dieser Seite enthält ${needsFile ? 'jede Einstellung, nur nicht die Aufzeichnung; wer beides hat' : 'jede Einstellung; wer sie öffnet'}, ` +
    'bekommt dieselben Gewichte, Bit für Bit. Ebenso auf der Kommandozeile:',
  beganWithFile: (models) =>
    `Die Gewichte für ${listed(models)} begannen mit einer Datei, die keine Adresse enthält: Gespeichert sind sie anderswo dieselben. ` +
    'Die Adresse dieser Seite enthält die Einstellungen, ebenso die Kommandozeile, die von vorn trainiert:',
  commandHolds: 'Die Kommandozeile gibt dieselben Gewichte, Bit für Bit:',
  commandFromScratch: (models) =>
    `Die Gewichte für ${listed(models)} begannen mit einer Datei: Gespeichert sind sie anderswo dieselben. Die Kommandozeile trainiert von vorn:`,
  weightsOf: (model) => `Gewichte für ${model}`,
  beforehand:
    'Die jetzt gezeigten wurden vorab trainiert und auf float16 gerundet; hier trainiert sind es die der Kommandozeile.',
  weights: 'Gewichte',
  safetensors: 'Eine safetensors-Datei, die PyTorch und JAX in einer Zeile öffnen.',
  save: (title) => `${title} speichern`,
  saveWeightsOf: (model) => `Gewichte für ${model} speichern`,
  load: 'Laden…',
  loadWeightsInto: (model) => `Gewichte für ${model} laden`,
  curvesAndPictures: 'Kurven und Bilder',
  csv: 'CSV mit Kopfzeile, und die Porträts, wie sie dastehen.',
  losses: 'Verluste (CSV)',
  motion: 'Bewegung (CSV)',
  portraits: 'Porträts (PNG)',
}
