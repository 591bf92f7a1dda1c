import type { Words } from '..'
import { listed } from './sentences'

export const study: Words['study'] = {
  title: 'Eine kleine Studie: jedes Modell an mehreren Systemen',
  hint: (systems) =>
    `Trainiert jedes Modell an den ${systems.length} Systemen einer großen Studie, die einen Freiheitsgrad haben (${listed(systems)}), nach dem schnellen Rezept, so oft Sie wollen: jedes Mal von einem anderen Seed aus, mit anderen Daten und anderen Anfangsgewichten.`,
  marks: 'Jede Marke ist ein Training und ein Link, der es in einem neuen Tab öffnet. Weiter links ist besser.',
  seeds: 'Seeds',
  start: 'Studie beginnen',
  stop: 'Anhalten',
  goOn: 'Weiter',
  done: (done, of) => `${done} von ${of} Trainings`,
  energy: 'Energiefehler (MSE, in den Einheiten jedes Systems)',
  coordinates: 'Koordinatenfehler (MSE, in den Einheiten jedes Systems)',
  model: 'Modell',
  eachSeed: 'eine Marke für jeden Seed',
  median: 'Median',
  ranOff: 'lief davon',
  mark: (seed, figure) => `Seed ${seed}: ${figure}`,
  csv: 'Ergebnisse (CSV)',
  largeHint:
    'Die große, mit weiteren Systemen, auch nach dem Rezept des Papers und mit drei Seeds, ist für die Kommandozeile, die ihre Datei liest:',
  file: 'Studie (JSON)',
}
