import type { CanvasContext, DrawingContext } from './drawing-context'
import { drawHandle, type HandleState } from './handle'
import { drawMarker } from './marks'
import type { Palette } from './palette'
import type { Role } from './roles'
import { dimensionOf, firstAtOrAfter, type Motions, stateAt, type Trajectory } from './trajectory'
import { type PhaseArea, toPixel } from './view'

/** What moves through phase space, where all of it is now, and the start state. */
export interface PhaseMotion {
  area: PhaseArea
  palette: Palette
  /** the degree of freedom whose q and p are shown */
  k: number
  /** of states of any dimension */
  motions: Motions
  /** the part of the trajectories after this time is faint; null draws them whole and without markers */
  now: number | null
  handle?: { q: number; p: number; state: HandleState } | null
}

/** Draws trajectories, markers and handle over what is there; the unit of the context is the CSS pixel. */
export function drawPhaseMotion(context: DrawingContext, scene: PhaseMotion): void {
  const { area, palette, k, motions, now, handle } = scene
  const { plot } = area
  context.save()
  context.beginPath()
  context.rect(plot.left, plot.top, plot.width, plot.height)
  context.clip()
  context.lineJoin = 'round'
  for (const { role, motion } of motions) if (motion) drawTrajectory(context, scene, role, motion)
  for (const { role, motion } of motions) {
    const here = motion && now !== null && !role.pale ? stateAt(motion, now, k) : null
    if (here) drawMarker(context, palette, role, toPixel(area, here.q, here.p))
  }
  context.restore()
  if (handle) drawHandle(context, palette, toPixel(area, handle.q, handle.p), handle.state)
}

/** One frame: the cached background, then the motion. Sets the context's transform itself. */
export function drawPhaseFrame(context: CanvasContext, background: CanvasImageSource, scene: PhaseMotion): void {
  const { pixelRatio } = scene.area.size
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.drawImage(background, 0, 0)
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0)
  drawPhaseMotion(context, scene)
}

function drawTrajectory(context: DrawingContext, scene: PhaseMotion, role: Role, trajectory: Trajectory): void {
  const { area, k } = scene
  const now = role.pale ? null : scene.now
  const { times } = trajectory
  const { width, dash, alpha } = role.stroke
  const passed = now === null ? times.length : firstAtOrAfter(times, now)
  const here = now === null ? null : stateAt(trajectory, now, k)

  context.strokeStyle = role.colour
  context.lineWidth = width
  context.lineCap = dash.length > 0 ? 'butt' : 'round'
  if (passed < times.length) {
    context.globalAlpha = alpha * 0.3
    context.lineWidth = Math.max(1, width * 0.5)
    tracePath(context, area, trajectory, k, Math.max(0, passed - 1), times.length)
    context.stroke()
    context.lineWidth = width
  }
  context.globalAlpha = alpha
  context.setLineDash([...dash])
  const end = tracePath(context, area, trajectory, k, 0, passed)
  if (here && end) {
    const { x, y } = toPixel(area, here.q, here.p)
    context.lineTo(x, y)
  }
  context.stroke()
  context.setLineDash([])
  context.globalAlpha = 1
}

/** Begins a path along states [from, to); false if it met a state that is not finite, where it ends. */
function tracePath(
  context: DrawingContext,
  { plot, view }: PhaseArea,
  trajectory: Trajectory,
  k: number,
  from: number,
  to: number,
): boolean {
  const { states } = trajectory
  const dimension = dimensionOf(trajectory)
  const perQ = plot.width / (view.qMax - view.qMin)
  const perP = plot.height / (view.pMax - view.pMin)
  // A model that has learned little may leave the plot by far: a dashed line of such length takes the browser half a
  // second, and a canvas loses whole paths that hold a point some millions of pixels away.
  const farthest = 5 * Math.max(plot.width, plot.height)
  context.beginPath()
  for (let i = from; i < to; i++) {
    const at = i * dimension + k
    const x = plot.left + ((states[at] as number) - view.qMin) * perQ
    const y = plot.top + (view.pMax - (states[at + dimension / 2] as number)) * perP
    if (!(Math.abs(x) < farthest && Math.abs(y) < farthest)) return false
    if (i === from) context.moveTo(x, y)
    else context.lineTo(x, y)
  }
  return to > from
}
