import { bodyAt, bodyCount, centreOfMass } from './bodies'
import type { DrawingContext } from './drawing-context'
import { drawHandle, type HandleState } from './handle'
import { font } from './lettering'
import { traceCross } from './marks'
import type { Palette } from './palette'
import { type PlanePoint, pixelOf } from './plane'
import type { Role } from './roles'
import { formatTick, niceTicks } from './ticks'
import { type Place, strokePath, strokeTail } from './trails'
import { coordinatesAt, dimensionOf, stateShown, type Trajectory } from './trajectory'
import { type PhaseArea, type PixelPoint, toPixel } from './view'

/** One plane in which bodies move. */
export interface OrbitScene {
  area: PhaseArea
  palette: Palette
  role: Role
  /** null as long as there is none */
  motion: Trajectory | null
  /** drawn faintly below the motion, for comparison */
  truth?: Trajectory | null
  /** of other runs, whole and pale */
  pale?: readonly { role: Role; motion: Trajectory }[]
  /** null shows the whole motion */
  now: number | null
  /** how much of the time before `now` the tails show */
  tail: number
  /** start of the bodies, as handles */
  handles?: { state: ArrayLike<number>; look: (body: number) => HandleState } | null
}

/** Draws onto a context whose unit is the CSS pixel, over whatever was there. */
export function drawOrbits(context: DrawingContext, scene: OrbitScene): void {
  const { area, palette, role, motion, truth, now, handles } = scene
  const { plot } = area
  context.save()
  context.fillStyle = palette.background
  context.fillRect(0, 0, area.size.width, area.size.height)
  drawAxes(context, area, palette)
  context.beginPath()
  context.rect(plot.left, plot.top, plot.width, plot.height)
  context.clip()
  context.lineJoin = 'round'
  context.lineCap = 'round'
  if (truth) drawShadow(context, scene, truth)
  for (const { role, motion } of scene.pale ?? []) drawPale(context, area, role, motion)
  if (motion) drawTails(context, scene, motion)
  for (let body = 0; handles && body < bodyCount(handles.state); body++) {
    const { x, y } = bodyAt(handles.state, body)
    drawHandle(context, palette, toPixel(area, x, y), handles.look(body))
  }
  const state = motion && stateShown(motion, now)
  if (motion && state) {
    drawCentre(context, scene, centreOfMass(state))
    if (motion.leftAt != null && (now === null || now >= motion.leftAt)) drawCrosses(context, scene, state)
    else if (now !== null) drawBodies(context, scene, state, role.colour)
  }
  context.restore()
}

function drawAxes(context: DrawingContext, area: PhaseArea, palette: Palette): void {
  const { plot, view } = area
  const bottom = plot.top + plot.height
  const xTicks = niceTicks(view.qMin, view.qMax, Math.max(4, plot.width / 48))
  const yTicks = niceTicks(view.pMin, view.pMax, Math.max(4, plot.height / 48))
  context.lineWidth = 1
  context.strokeStyle = palette.grid
  context.beginPath()
  for (const tick of xTicks) {
    const { x } = toPixel(area, tick, 0)
    context.moveTo(x, plot.top)
    context.lineTo(x, bottom)
  }
  for (const tick of yTicks) {
    const { y } = toPixel(area, 0, tick)
    context.moveTo(plot.left, y)
    context.lineTo(plot.left + plot.width, y)
  }
  context.stroke()
  context.strokeStyle = palette.axis
  context.strokeRect(plot.left + 0.5, plot.top + 0.5, plot.width - 1, plot.height - 1)
  context.fillStyle = palette.mutedText
  context.font = font(12)
  context.textAlign = 'center'
  context.textBaseline = 'top'
  for (const tick of xTicks) context.fillText(formatTick(tick), toPixel(area, tick, 0).x, bottom + 6)
  context.textAlign = 'right'
  context.textBaseline = 'middle'
  for (const tick of yTicks) context.fillText(formatTick(tick), plot.left - 5, toPixel(area, 0, tick).y)
}

/** Where the true bodies are, and how they got there, as a pale band. */
function drawShadow(context: DrawingContext, scene: OrbitScene, truth: Trajectory): void {
  const { palette, area, now } = scene
  const end = now ?? Number.POSITIVE_INFINITY
  context.strokeStyle = palette.truth
  context.lineWidth = 4
  context.globalAlpha = 0.14
  for (const place of placesIn(truth)) strokePath(context, area, truth, place, 0, end)
  context.globalAlpha = 0.6
  context.lineWidth = 1.5
  const state = now === null ? null : coordinatesAt(truth, now)
  for (let body = 0; state && body < bodyCount(state); body++) {
    const { x, y } = pixelOf(area, bodyAt(state, body))
    context.beginPath()
    context.arc(x, y, 10, 0, 2 * Math.PI)
    context.stroke()
  }
  context.globalAlpha = 1
}

function drawPale(context: DrawingContext, area: PhaseArea, role: Role, motion: Trajectory): void {
  const { width, dash, alpha } = role.stroke
  context.strokeStyle = role.colour
  context.lineWidth = width
  context.globalAlpha = alpha
  context.setLineDash([...dash])
  for (const place of placesIn(motion)) strokePath(context, area, motion, place, 0, Number.POSITIVE_INFINITY)
  context.setLineDash([])
  context.globalAlpha = 1
}

function drawTails(context: DrawingContext, scene: OrbitScene, motion: Trajectory): void {
  context.strokeStyle = scene.role.colour
  context.lineWidth = 2
  for (const place of placesIn(motion)) strokeTail(context, scene.area, motion, place, scene)
}

/** Of each body; none in a motion without states. */
function placesIn(motion: Trajectory): Place[] {
  const count = bodyCount({ length: dimensionOf(motion) })
  return Array.from({ length: count }, (_, body) => (states: ArrayLike<number>, from: number) => ({
    x: states[from + body] as number,
    y: states[from + count + body] as number,
  }))
}

function drawBodies(context: DrawingContext, scene: OrbitScene, state: ArrayLike<number>, colour: string): void {
  const { palette, area } = scene
  context.font = font(11, 600)
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  for (let body = 0; body < bodyCount(state); body++) {
    const at = pixelOf(area, bodyAt(state, body))
    const edge = atEdge(area, at)
    context.fillStyle = colour
    if (edge) {
      drawPointer(context, edge, at)
      continue
    }
    context.strokeStyle = palette.background
    context.lineWidth = 1.5
    context.beginPath()
    context.arc(at.x, at.y, 7.5, 0, 2 * Math.PI)
    context.fill()
    context.stroke()
    context.fillStyle = palette.background
    context.fillText(String(body + 1), at.x, at.y + 0.5)
  }
}

/** Where on the border a body stands that is outside; null for one inside. */
function atEdge({ plot }: PhaseArea, { x, y }: PixelPoint): PixelPoint | null {
  const edge = {
    x: Math.min(plot.left + plot.width - 2, Math.max(plot.left + 2, x)),
    y: Math.min(plot.top + plot.height - 2, Math.max(plot.top + 2, y)),
  }
  return edge.x === x && edge.y === y ? null : edge
}

/** A triangle on the border that points to a body outside. */
function drawPointer(context: DrawingContext, edge: PixelPoint, to: PixelPoint): void {
  const length = Math.hypot(to.x - edge.x, to.y - edge.y)
  const [ux, uy] = [(to.x - edge.x) / length, (to.y - edge.y) / length]
  context.beginPath()
  context.moveTo(edge.x, edge.y)
  context.lineTo(edge.x - 11 * ux - 6 * uy, edge.y - 11 * uy + 6 * ux)
  context.lineTo(edge.x - 11 * ux + 6 * uy, edge.y - 11 * uy - 6 * ux)
  context.closePath()
  context.fill()
}

/** Where the bodies were last seen of a motion that has blown up. */
function drawCrosses(context: DrawingContext, scene: OrbitScene, state: ArrayLike<number>): void {
  const { area, role } = scene
  context.strokeStyle = role.colour
  context.lineWidth = 2.5
  context.beginPath()
  for (let body = 0; body < bodyCount(state); body++) {
    const at = pixelOf(area, bodyAt(state, body))
    traceCross(context, atEdge(area, at) ?? at, 5)
  }
  context.stroke()
}

/** The centre of mass: a cross with four arms, as no body has. */
function drawCentre(context: DrawingContext, scene: OrbitScene, centre: PlanePoint): void {
  const { area, palette } = scene
  const { x, y } = pixelOf(area, centre)
  if (atEdge(area, { x, y })) return
  context.strokeStyle = palette.text
  context.lineWidth = 1.5
  context.beginPath()
  context.moveTo(x - 6, y)
  context.lineTo(x + 6, y)
  context.moveTo(x, y - 6)
  context.lineTo(x, y + 6)
  context.stroke()
}
