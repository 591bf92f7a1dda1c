import type { Words } from '..'

export const charts: Words['charts'] = {
  chart: (heading) => `Diagramm: ${heading}`,
  values: 'Werte',
  valuesOf: (heading) => `${heading}: Werte`,
  loss: 'Verlust (MSE) nach Trainingsschritt',
  lossOfFrames: 'Verlust nach Trainingsschritt',
  totalEnergy: 'Gesamtenergie',
  trueEnergy: 'Wahre Energie',
  learnedH: 'Gelerntes H',
  coordinateError: 'Fehler der Koordinaten (MSE)',
  energyRelation: 'Gelerntes H gegen wahre Energie, für Testbilder',
}
