/**
 * Drawing for the page: data in, pixels out, no state. Use it so:
 *
 *     const view = fitViewBox([train, test, truth.states])            // once a task, the same for both models
 *     const frame = phaseFrame(view, { width, height, pixelRatio })   // again when the canvas changes its size
 *     const arrows = fieldGrid(view), fine = contourGrid(view)        // states to evaluate the model at
 *     const base = renderPhaseBase({ frame, palette, q, p, train, test, legend: 'hnn' })   // axes and data
 *     const background = renderPhaseBackground({ frame, palette, q, p,
 *       field: { grid: arrows, derivatives: timeDerivative(arrows.states) },
 *       contours: contourLines(fine, hamiltonian(fine.states)) }, base)   // when the model has changed
 *     drawPhaseFrame(context, background, { frame, palette, truth, model, modelRole, now, handle })   // every frame
 *
 *     const chart = new uPlot(timeOptions('energy', look, () => curves), timeData(curves), element)
 *     chart.setData(timeData(curves))                                 // when the curves have changed
 *     moveNow(chart, now)                                             // every frame
 */

export {
  bodyAt,
  bodyCount,
  centreOfMass,
  type PlanePoint,
  planeFrame,
  planeReach,
  stateShown,
  totalMomentum,
  withBodyAt,
} from './bodies'
export { moveNow } from './chart-marks'
export { chartStyles } from './chart-styles'
export { type ContourLines, contourLevels, contourLines } from './contours'
export {
  type ChartLook,
  type LossChartLook,
  lossOptions,
  relationOptions,
  type TimeChart,
  type TimeChartLook,
  timeChartLabel,
  timeOptions,
  timeScale,
} from './curve-charts'
export {
  type Curve,
  coordinateError,
  type LossCurves,
  lossData,
  relationData,
  type TimeCurves,
  timeData,
} from './curve-data'
export { bobPlace, draggedAngle, fillFrame, frameSide } from './frame-image'
export { drawOrbits, type OrbitScene } from './orbits'
export {
  darkPalette,
  lightPalette,
  type Palette,
  paletteProperty,
  type Role,
  roleLabels,
} from './palette'
export {
  type DrawingContext,
  drawPhaseBackground,
  type PhaseBackground,
  renderPhaseBackground,
  renderPhaseBase,
} from './phase-background'
export {
  coordinatesAt,
  drawPhaseFrame,
  drawPhaseMotion,
  type HandleState,
  type PhaseMotion,
  stateAt,
  type Trajectory,
} from './phase-motion'
export { canvasToPng } from './png'
export { contourGrid, fieldGrid, type StateGrid } from './state-grid'
export { drawSystem, type SystemScene } from './system-drawing'
export {
  type LabelledSystem,
  latentLabels,
  type Quantity,
  quantityText,
  type SystemLabels,
  type SystemName,
  systemLabels,
} from './system-labels'
export { type DataTable, formatNumber, lossTable, orbitTable, phaseTable, relationTable, timeTable } from './tables'
export { niceStep } from './ticks'
export {
  type CanvasSize,
  clampToView,
  fitViewBox,
  type PhaseFrame,
  type PhasePoint,
  type PixelPoint,
  phaseFrame,
  toData,
  toPixel,
  type ViewBox,
} from './view'
