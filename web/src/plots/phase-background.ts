import type { ContourLines } from './contours'
import { type CanvasContext, type DrawingContext, insidePlot } from './drawing-context'
import type { Quantity } from './labels'
import type { Palette } from './palette'
import { drawPhaseAxes } from './phase-axes'
import { drawPhaseHeader, type PhaseHeader } from './phase-legend'
import type { StateGrid } from './state-grid'
import { type PhaseArea, type PhasePlane, toPixel } from './view'

export interface Field {
  grid: StateGrid
  derivatives: ArrayLike<number>
  /** likewise: how far the members of an ensemble part; null or left out for a model that is none */
  spread?: ArrayLike<number> | null
}

/** What stands still while a trajectory runs: axes, data, learned vector field, contours. */
export interface PhaseBackground extends PhaseHeader {
  /** which two coordinates of the data's states are shown */
  plane: PhasePlane
  q: Quantity
  p: Quantity
  /** `derivatives` is [row, column, (dq/dt, dp/dt)] on the grid's states; only of states that are nothing but q and p */
  field?: Field | null
  /** likewise */
  contours?: ContourLines | null
}

/** Draws onto a context whose unit is the CSS pixel, over whatever was there. */
export function drawPhaseBackground(context: DrawingContext, scene: PhaseBackground): void {
  drawPhaseBase(context, scene)
  drawLearned(context, scene)
}

/**
 * What training does not change: axes, data, title and legend, as a canvas of its own in device pixels. Most of the
 * time of a background goes into its thousand data points, so keep this for as long as area, data and palette stay.
 */
export function renderPhaseBase(scene: PhaseBackground): OffscreenCanvas {
  return renderLayer(scene.area, (context) => drawPhaseBase(context, scene))
}

/**
 * The background as a canvas of its own, in device pixels: redraw it when the scene changes, not every frame. With the
 * scene's `base` at hand only field and contours are drawn. `reuse` is an earlier background that is no longer needed:
 * it is drawn over and returned if its size fits, which saves a new canvas of some megabytes.
 */
export function renderPhaseBackground(
  scene: PhaseBackground,
  base?: CanvasImageSource,
  reuse?: OffscreenCanvas | null,
): OffscreenCanvas {
  return renderLayer(
    scene.area,
    (context) => {
      if (base) context.drawImage(base, 0, 0, scene.area.size.width, scene.area.size.height)
      else drawPhaseBase(context, scene)
      drawLearned(context, scene)
    },
    reuse,
  )
}

function renderLayer(
  area: PhaseArea,
  draw: (context: CanvasContext) => void,
  reuse?: OffscreenCanvas | null,
): OffscreenCanvas {
  const { size } = area
  const width = Math.max(1, Math.round(size.width * size.pixelRatio))
  const height = Math.max(1, Math.round(size.height * size.pixelRatio))
  const canvas = reuse?.width === width && reuse.height === height ? reuse : new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { alpha: false })
  if (!context) throw new Error('The browser gave no 2d context for a canvas off screen; close other pages and reload.')
  context.setTransform(width / size.width, 0, 0, height / size.height, 0, 0)
  draw(context)
  return canvas
}

function drawPhaseBase(context: DrawingContext, scene: PhaseBackground): void {
  const { area, palette } = scene
  context.fillStyle = palette.background
  context.fillRect(0, 0, area.size.width, area.size.height)
  drawPhaseAxes(context, scene)
  insidePlot(context, area.plot, () => {
    drawPoints(context, scene, scene.test, { stroke: palette.testData })
    drawPoints(context, scene, scene.train, { fill: palette.trainData })
  })
  drawPhaseHeader(context, scene)
}

function drawLearned(context: DrawingContext, scene: PhaseBackground): void {
  const { area, palette, field, contours } = scene
  insidePlot(context, area.plot, () => {
    if (field) drawField(context, area, palette, field)
    if (contours) drawContours(context, area, palette, contours)
  })
}

function drawField(
  context: DrawingContext,
  area: PhaseArea,
  palette: Palette,
  { grid, derivatives, spread }: Field,
): void {
  const { plot, view } = area
  const perQ = plot.width / (view.qMax - view.qMin)
  const perP = plot.height / (view.pMax - view.pMin)
  const count = grid.columns * grid.rows
  const lengths = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    const length = Math.hypot((derivatives[2 * i] as number) * perQ, (derivatives[2 * i + 1] as number) * perP)
    lengths[i] = Number.isFinite(length) ? length : 0
  }
  // The 90th percentile fills a cell; what is faster is cut to it, so one wild corner does not shrink all others.
  const reference = lengths.slice().sort()[Math.floor(count * 0.9)] as number
  if (!(reference > 0)) return
  if (spread) shadeSpread(context, area, palette, grid, spread, reference)
  const longest = 0.82 * Math.min(grid.dq * perQ, grid.dp * perP)

  context.strokeStyle = palette.field
  context.fillStyle = palette.field
  context.lineWidth = 1
  const heads: number[] = []
  context.beginPath()
  for (let i = 0; i < count; i++) {
    const raw = lengths[i] as number
    // A square root keeps slow arrows legible while fast ones stay longer.
    const length = longest * Math.sqrt(Math.min(1, raw / reference))
    if (!(length > 1.5)) continue
    const ux = ((derivatives[2 * i] as number) * perQ) / raw
    const uy = (-(derivatives[2 * i + 1] as number) * perP) / raw
    const { x, y } = toPixel(area, grid.states[2 * i] as number, grid.states[2 * i + 1] as number)
    const head = Math.min(4.5, length * 0.45)
    const tipX = x + (ux * length) / 2
    const tipY = y + (uy * length) / 2
    context.moveTo(x - (ux * length) / 2, y - (uy * length) / 2)
    context.lineTo(tipX - ux * head, tipY - uy * head)
    heads.push(tipX, tipY, ux * head, uy * head)
  }
  context.stroke()
  context.beginPath()
  for (let k = 0; k < heads.length; k += 4) {
    const [x = 0, y = 0, dx = 0, dy = 0] = heads.slice(k, k + 4)
    context.moveTo(x, y)
    context.lineTo(x - dx - 0.42 * dy, y - dy + 0.42 * dx)
    context.lineTo(x - dx + 0.42 * dy, y - dy - 0.42 * dx)
    context.closePath()
  }
  context.fill()
}

/** The darker a cell, the less is known in it: half as dark as it gets where members part by a fifth of a fast arrow. */
function shadeSpread(
  context: DrawingContext,
  area: PhaseArea,
  palette: Palette,
  grid: StateGrid,
  spread: ArrayLike<number>,
  fast: number,
): void {
  const { plot, view } = area
  const [perQ, perP] = [plot.width / (view.qMax - view.qMin), plot.height / (view.pMax - view.pMin)]
  const [width, height] = [grid.dq * perQ, grid.dp * perP]
  context.save()
  context.fillStyle = palette.mutedText
  for (let i = 0; i < grid.columns * grid.rows; i++) {
    const parts = Math.hypot((spread[2 * i] as number) * perQ, (spread[2 * i + 1] as number) * perP)
    const { x, y } = toPixel(area, grid.states[2 * i] as number, grid.states[2 * i + 1] as number)
    context.globalAlpha = Number.isFinite(parts) ? (0.6 * parts) / (parts + 0.2 * fast) : 0.6
    context.fillRect(x - width / 2, y - height / 2, width, height)
  }
  context.restore()
}

function drawContours(context: DrawingContext, area: PhaseArea, palette: Palette, contours: ContourLines): void {
  context.strokeStyle = palette.contour
  context.lineWidth = 1.1
  context.lineJoin = 'bevel'
  strokeLines(context, area, contours)
}

/** As the context strokes lines now. */
export function strokeLines(context: DrawingContext, area: PhaseArea, { lines }: ContourLines): void {
  for (const line of lines.flat()) {
    // A path for each line: one path with all of them took Chromium a third longer.
    context.beginPath()
    for (let i = 0; i + 1 < line.length; i += 2) {
      const { x, y } = toPixel(area, line[i] as number, line[i + 1] as number)
      if (i === 0) context.moveTo(x, y)
      else context.lineTo(x, y)
    }
    context.stroke()
  }
}

function drawPoints(
  context: DrawingContext,
  { area, plane }: PhaseBackground,
  states: ArrayLike<number> | null | undefined,
  ink: { fill: string } | { stroke: string },
): void {
  if (!states) return
  const radius = 'fill' in ink ? 1.4 : 1.6
  context.beginPath()
  const toP = plane.dimension / 2
  for (let i = plane.k; i + toP < states.length; i += plane.dimension) {
    const { x, y } = toPixel(area, states[i] as number, states[i + toP] as number)
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue
    context.moveTo(x + radius, y)
    context.arc(x, y, radius, 0, 2 * Math.PI)
  }
  if ('fill' in ink) {
    context.fillStyle = ink.fill
    context.fill()
  } else {
    context.strokeStyle = ink.stroke
    context.lineWidth = 0.8
    context.stroke()
  }
}
