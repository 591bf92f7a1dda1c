/**
 * Drawing for the page: data in, pixels out, no state. Who is drawn says a role: the truth, or a model by its place. So:
 *
 *     const [first, second] = modelRoles(models, palette), truth = truthRole(palette)
 *     const plane = { dimension: 2, k: 0 }                            // which q and p of a state are shown
 *     const view = fitViewBox([train, test, exact.states], plane)     // once a task, the same for all models
 *     const area = phaseArea(view, { width, height, pixelRatio })     // again when the canvas changes its size
 *     const arrows = fieldGrid(view), fine = contourGrid(view)        // states to evaluate the model at
 *     const scene = { area, palette, plane, ...pairLabels(labels, 0), train, test }
 *     const base = renderPhaseBase(scene)                             // axes and data
 *     const background = renderPhaseBackground({ ...scene,
 *       field: { grid: arrows, derivatives: timeDerivative(arrows.states) },
 *       contours: contourLines(fine, hamiltonian(fine.states)) }, base)   // when the model has changed
 *     const motions = [{ role: truth, motion: exact }, { role: first, motion: rollout }]
 *     drawPhaseFrame(context, background, { area, palette, k: 0, motions, now, handle })   // every frame
 *
 *     const curves = () => [{ role: truth, curve: { x: exact.times, y: exact.energy } }, ...]
 *     const chart = new uPlot(timeOptions('energy', look, curves), timeData(curves()), element)
 *     chart.setData(timeData(curves()))                               // when the curves have changed
 *     moveNow(chart, now)                                             // every frame
 */

export { bodyAt, bodyCount, centreOfMass, totalMomentum, withBodyAt } from './bodies'
export type { ChartLook } from './chart-axes'
export type { ChartOptions } from './chart-canvas'
export { moveNow } from './chart-marks'
export { drawChart } from './chart-picture'
export { chartStyles } from './chart-styles'
export { type ContourLines, contourLevels, contourLines } from './contours'
export { coordinateError, lossData, relationData, timeData } from './curve-data'
export type { Band, Curve, LossCurves, TimeCurves } from './curves'
export { finiteLength } from './curves'
export type { CanvasContext, DrawingContext } from './drawing-context'
export { type Drawing, drawings } from './drawings/drawings'
export { bobPlace, draggedAngle, type FrameGeometry, fillFrame } from './frame-image'
export type { HandleState } from './handle'
export {
  hamiltonianQuantity,
  type Labels,
  latentLabels,
  pairLabels,
  type Quantity,
  quantityName,
  quantityText,
  withUnit,
} from './labels'
export { drawLaw, type LawScene } from './law-picture'
export { type LossChartLook, lossOptions } from './loss-chart'
export { swatchStyles } from './marks'
export { niceStep } from './nice-step'
export { drawOrbits, type OrbitScene } from './orbits'
export { darkPalette, lightPalette, mapPalette, type Palette, paletteProperties } from './palette'
export {
  drawPhaseBackground,
  type PhaseBackground,
  renderPhaseBackground,
  renderPhaseBase,
} from './phase-background'
export { drawPhaseFrame, drawPhaseMotion, type PhaseMotion } from './phase-motion'
export { type Caption, type Picture, type Plot, pictureOf } from './picture'
export { type PlanePoint, planeArea, planeBox, planeReach } from './plane'
export { type RelationChartLook, relationOptions } from './relation-chart'
export { drawRods, type RodScene } from './rod-picture'
export { draggedRod, type Rod, rodAngle, rodArea, rodBobs, rods } from './rods'
export {
  isTruth,
  type Marker,
  modelRoles,
  mostRoles,
  paleRole,
  type Role,
  type StrokeStyle,
  truthRole,
  wayBackRole,
} from './roles'
export { drawSection, type SectionScene } from './section-picture'
export { contourGrid, fieldGrid, type StateGrid, valueAt } from './state-grid'
export { SvgContext } from './svg-context'
export { drawSystem, type SystemScene } from './system-drawing'
export {
  type DataTable,
  formatNumber,
  lossTable,
  orbitTable,
  phaseTable,
  relationTable,
  rodTable,
  timeTable,
} from './tables'
export { logLabels } from './ticks'
export { type TimeChart, type TimeChartLook, timeChartLabel, timeOptions, timeScale } from './time-chart'
export { coordinatesAt, type Motion, type Motions, stateAt, stateShown, type Trajectory } from './trajectory'
export {
  type CanvasSize,
  clampToView,
  fitViewBox,
  isInView,
  type PhaseArea,
  type PhasePlane,
  type PhasePoint,
  type PixelPoint,
  panned,
  phaseArea,
  toData,
  toPixel,
  type ViewBox,
  zoomed,
} from './view'
