import { bodyAt, bodyCount, centreOfMass, type PlanePoint, stateShown } from './bodies'
import { font } from './lettering'
import type { Palette, Role } from './palette'
import type { DrawingContext } from './phase-background'
import { coordinatesAt, drawHandle, type HandleState, type Trajectory } from './phase-motion'
import { formatTick, niceTicks } from './ticks'
import { type PhaseFrame, type PixelPoint, toPixel } from './view'

/** One plane in which bodies move. */
export interface OrbitScene {
  frame: PhaseFrame
  palette: Palette
  role: Role
  /** null as long as there is none */
  motion: Trajectory | null
  /** drawn faintly below the motion, for comparison */
  truth?: Trajectory | null
  /** null shows the whole motion */
  now: number | null
  /** how much of the time before `now` the tails show */
  tail: number
  /** start of the bodies, as handles */
  handles?: { state: ArrayLike<number>; look: (body: number) => HandleState } | null
}

/** Pieces of a tail, each paler than the one after it. */
const pieces = 20
/** What is left of an orbit once the tail has passed. */
const trace = 0.16

/** Draws onto a context whose unit is the CSS pixel, over whatever was there. */
export function drawOrbits(context: DrawingContext, scene: OrbitScene): void {
  const { frame, palette, role, motion, truth, now, handles } = scene
  const { plot } = frame
  context.save()
  context.fillStyle = palette.background
  context.fillRect(0, 0, frame.size.width, frame.size.height)
  drawAxes(context, frame, palette)
  context.beginPath()
  context.rect(plot.left, plot.top, plot.width, plot.height)
  context.clip()
  context.lineJoin = 'round'
  context.lineCap = 'round'
  if (truth) drawShadow(context, scene, truth)
  if (motion) drawTails(context, scene, motion)
  for (let body = 0; handles && body < bodyCount(handles.state); body++) {
    const { x, y } = bodyAt(handles.state, body)
    drawHandle(context, palette, toPixel(frame, x, y), handles.look(body))
  }
  const state = motion && stateShown(motion, now)
  if (motion && state) {
    drawCentre(context, scene, centreOfMass(state))
    if (motion.leftAt != null && (now === null || now >= motion.leftAt)) drawCrosses(context, scene, state)
    else if (now !== null) drawBodies(context, scene, state, palette[role])
  }
  context.restore()
}

function drawAxes(context: DrawingContext, frame: PhaseFrame, palette: Palette): void {
  const { plot, view } = frame
  const bottom = plot.top + plot.height
  const xTicks = niceTicks(view.qMin, view.qMax, Math.max(4, plot.width / 48))
  const yTicks = niceTicks(view.pMin, view.pMax, Math.max(4, plot.height / 48))
  context.lineWidth = 1
  context.strokeStyle = palette.grid
  context.beginPath()
  for (const tick of xTicks) {
    const { x } = toPixel(frame, tick, 0)
    context.moveTo(x, plot.top)
    context.lineTo(x, bottom)
  }
  for (const tick of yTicks) {
    const { y } = toPixel(frame, 0, tick)
    context.moveTo(plot.left, y)
    context.lineTo(plot.left + plot.width, y)
  }
  context.stroke()
  context.strokeStyle = palette.axis
  context.strokeRect(plot.left + 0.5, plot.top + 0.5, plot.width - 1, plot.height - 1)
  context.fillStyle = palette.mutedText
  context.font = font(11)
  context.textAlign = 'center'
  context.textBaseline = 'top'
  for (const tick of xTicks) context.fillText(formatTick(tick), toPixel(frame, tick, 0).x, bottom + 6)
  context.textAlign = 'right'
  context.textBaseline = 'middle'
  for (const tick of yTicks) context.fillText(formatTick(tick), plot.left - 5, toPixel(frame, 0, tick).y)
}

/** Where the true bodies are, and how they got there, as a pale band. */
function drawShadow(context: DrawingContext, scene: OrbitScene, truth: Trajectory): void {
  const { palette, frame, now } = scene
  const end = now ?? Number.POSITIVE_INFINITY
  context.strokeStyle = palette.truth
  context.lineWidth = 4
  context.globalAlpha = 0.14
  for (let body = 0; body < bodiesIn(truth); body++) stroke(context, frame, truth, body, 0, end)
  context.globalAlpha = 0.6
  context.lineWidth = 1.5
  const state = now === null ? null : coordinatesAt(truth, now)
  for (let body = 0; state && body < bodyCount(state); body++) {
    const { x, y } = pixelOf(frame, bodyAt(state, body))
    context.beginPath()
    context.arc(x, y, 10, 0, 2 * Math.PI)
    context.stroke()
  }
  context.globalAlpha = 1
}

function drawTails(context: DrawingContext, scene: OrbitScene, motion: Trajectory): void {
  const { palette, frame, role, now, tail } = scene
  context.strokeStyle = palette[role]
  context.lineWidth = 2
  for (let body = 0; body < bodiesIn(motion); body++) {
    if (now === null) {
      stroke(context, frame, motion, body, 0, Number.POSITIVE_INFINITY)
      continue
    }
    context.globalAlpha = trace
    stroke(context, frame, motion, body, 0, now - tail)
    // Round caps of pale pieces would show as beads where they overlap.
    context.lineCap = 'butt'
    for (let piece = 0; piece < pieces; piece++) {
      context.globalAlpha = trace + (1 - trace) * ((piece + 1) / pieces) ** 2
      stroke(context, frame, motion, body, now - tail * (1 - piece / pieces), now - tail * (1 - (piece + 1) / pieces))
    }
    context.lineCap = 'round'
  }
  context.globalAlpha = 1
}

function bodiesIn({ times, states }: Trajectory): number {
  return states.length / times.length / 4
}

/** The path of a body between two times, up to the first state that is not finite. */
function stroke(
  context: DrawingContext,
  frame: PhaseFrame,
  motion: Trajectory,
  body: number,
  from: number,
  to: number,
): void {
  const { times, states } = motion
  const count = bodiesIn(motion)
  context.beginPath()
  let begun = false
  const add = (at: PlanePoint): boolean => {
    const { x, y } = pixelOf(frame, at)
    // A canvas loses whole paths that hold a point some millions of pixels away.
    if (!(Math.abs(x) < 1e5 && Math.abs(y) < 1e5)) return false
    if (begun) context.lineTo(x, y)
    else context.moveTo(x, y)
    begun = true
    return true
  }
  const first = coordinatesAt(motion, from)
  if (first) add(bodyAt(first, body))
  for (let i = 0; i < times.length && (times[i] as number) < to; i++) {
    if ((times[i] as number) <= from) continue
    const row = 4 * count * i + body
    if (!add({ x: states[row] as number, y: states[row + count] as number })) break
  }
  const last = coordinatesAt(motion, to)
  if (last) add(bodyAt(last, body))
  context.stroke()
}

function drawBodies(context: DrawingContext, scene: OrbitScene, state: ArrayLike<number>, colour: string): void {
  const { palette, frame } = scene
  context.font = font(11, 600)
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  for (let body = 0; body < bodyCount(state); body++) {
    const at = pixelOf(frame, bodyAt(state, body))
    const edge = atEdge(frame, at)
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
function atEdge({ plot }: PhaseFrame, { x, y }: PixelPoint): PixelPoint | null {
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
  const { frame, palette, role } = scene
  const arm = 5
  context.strokeStyle = palette[role]
  context.lineWidth = 2.5
  context.beginPath()
  for (let body = 0; body < bodyCount(state); body++) {
    const at = pixelOf(frame, bodyAt(state, body))
    const { x, y } = atEdge(frame, at) ?? at
    context.moveTo(x - arm, y - arm)
    context.lineTo(x + arm, y + arm)
    context.moveTo(x - arm, y + arm)
    context.lineTo(x + arm, y - arm)
  }
  context.stroke()
}

/** The centre of mass: a cross with four arms, as no body has. */
function drawCentre(context: DrawingContext, scene: OrbitScene, centre: PlanePoint): void {
  const { frame, palette } = scene
  const { x, y } = pixelOf(frame, centre)
  if (atEdge(frame, { x, y })) return
  context.strokeStyle = palette.text
  context.lineWidth = 1.5
  context.beginPath()
  context.moveTo(x - 6, y)
  context.lineTo(x + 6, y)
  context.moveTo(x, y - 6)
  context.lineTo(x, y + 6)
  context.stroke()
}

function pixelOf(frame: PhaseFrame, { x, y }: PlanePoint): PixelPoint {
  return toPixel(frame, x, y)
}
