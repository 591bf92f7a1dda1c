/** Headings of the charts, and what stands at tables of values. */
export const charts = {
  chart: (heading: string) => `Chart: ${heading}`,
  values: 'values',
  valuesOf: (heading: string) => `${heading}: values`,
  loss: 'Loss (MSE) by training step',
  /** where it has more parts than a mean square error */
  lossOfFrames: 'Loss by training step',
  totalEnergy: 'Total energy',
  trueEnergy: 'True energy',
  learnedH: 'Learned H',
  coordinateError: 'Coordinate error (MSE)',
  energyRelation: 'Learned H against true energy, of test frames',
}
