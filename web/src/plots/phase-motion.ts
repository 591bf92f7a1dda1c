import type { Palette, Role } from './palette'
import type { DrawingContext } from './phase-background'
import { strokeStyles } from './stroke-styles'
import { type PhaseFrame, type PhasePoint, type PixelPoint, toPixel } from './view'

/** States over time; drawn up to the first state that is not finite. */
export interface Trajectory {
  /** increasing */
  times: ArrayLike<number>
  /** [time, coordinate], row-major; (q, p) where nothing else is said */
  states: ArrayLike<number>
  /** the time at which the motion stopped being finite */
  leftAt?: number | null
}

export type HandleState = 'idle' | 'hover' | 'focus' | 'drag'

/** What moves: the true trajectory and the model's rollout, where both are now, and the start state. */
export interface PhaseMotion {
  frame: PhaseFrame
  palette: Palette
  truth?: Trajectory | null
  model?: Trajectory | null
  modelRole: 'baseline' | 'hnn'
  /** the part of the trajectories after this time is faint; null draws them whole and without markers */
  now: number | null
  handle?: { q: number; p: number; state: HandleState } | null
}

/** State (q, p) at time t between its samples, linearly; null before the first, after the last, or where not finite. */
export function stateAt(trajectory: Trajectory, t: number): PhasePoint | null {
  const state = coordinatesAt(trajectory, t)
  return state && { q: state[0] as number, p: state[1] as number }
}

/** The same for states of any number of coordinates. */
export function coordinatesAt(trajectory: Trajectory, t: number): number[] | null {
  const { times, states } = trajectory
  const last = times.length - 1
  if (last < 0 || !(t >= (times[0] as number)) || !(t <= (times[last] as number))) return null
  const dimension = states.length / times.length
  const after = Math.min(last, Math.max(1, firstAtOrAfter(times, t)))
  const before = Math.max(0, after - 1)
  const t0 = times[before] as number
  const t1 = times[after] as number
  const share = t1 > t0 ? (t - t0) / (t1 - t0) : 0
  const state: number[] = []
  for (let i = 0; i < dimension; i++) {
    const value = mix(states[dimension * before + i] as number, states[dimension * after + i] as number, share)
    if (!Number.isFinite(value)) return null
    state.push(value)
  }
  return state
}

// Exact at both ends, so that an infinite neighbour does not spoil a finite sample.
function mix(a: number, b: number, share: number): number {
  return share === 0 ? a : share === 1 ? b : a + (b - a) * share
}

/** Index of the first element that is at least `value`; the length if there is none. */
function firstAtOrAfter(sorted: ArrayLike<number>, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Draws trajectories, markers and handle over what is there; the unit of the context is the CSS pixel. */
export function drawPhaseMotion(context: DrawingContext, motion: PhaseMotion): void {
  const { frame, palette, truth, model, modelRole, now, handle } = motion
  const { plot } = frame
  context.save()
  context.beginPath()
  context.rect(plot.left, plot.top, plot.width, plot.height)
  context.clip()
  context.lineJoin = 'round'
  if (truth) drawTrajectory(context, frame, palette, truth, 'truth', now)
  if (model) drawTrajectory(context, frame, palette, model, modelRole, now)
  if (now !== null) {
    if (truth) drawMarker(context, frame, palette, stateAt(truth, now), 'truth')
    if (model) drawMarker(context, frame, palette, stateAt(model, now), modelRole)
  }
  context.restore()
  if (handle) drawHandle(context, palette, toPixel(frame, handle.q, handle.p), handle.state)
}

/** One frame: the cached background, then the motion. Sets the context's transform itself. */
export function drawPhaseFrame(context: DrawingContext, background: CanvasImageSource, motion: PhaseMotion): void {
  const { pixelRatio } = motion.frame.size
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.drawImage(background, 0, 0)
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0)
  drawPhaseMotion(context, motion)
}

function drawTrajectory(
  context: DrawingContext,
  frame: PhaseFrame,
  palette: Palette,
  trajectory: Trajectory,
  role: Role,
  now: number | null,
): void {
  const { times, states } = trajectory
  const style = strokeStyles[role]
  const passed = now === null ? times.length : firstAtOrAfter(times, now)
  const here = now === null ? null : stateAt(trajectory, now)

  context.strokeStyle = palette[role]
  context.lineWidth = style.width
  context.lineCap = style.dash.length > 0 ? 'butt' : 'round'
  if (passed < times.length) {
    context.globalAlpha = style.alpha * 0.3
    context.lineWidth = Math.max(1, style.width * 0.5)
    tracePath(context, frame, states, Math.max(0, passed - 1), times.length)
    context.stroke()
    context.lineWidth = style.width
  }
  context.globalAlpha = style.alpha
  context.setLineDash(style.dash)
  const end = tracePath(context, frame, states, 0, passed)
  if (here && end) {
    const { x, y } = toPixel(frame, here.q, here.p)
    context.lineTo(x, y)
  }
  context.stroke()
  context.setLineDash([])
  context.globalAlpha = 1
}

/** Begins a path along states [from, to); false if it met a state that is not finite, where it ends. */
function tracePath(
  context: DrawingContext,
  frame: PhaseFrame,
  states: ArrayLike<number>,
  from: number,
  to: number,
): boolean {
  const { plot, view } = frame
  const perQ = plot.width / (view.qMax - view.qMin)
  const perP = plot.height / (view.pMax - view.pMin)
  // A model that has learned little may leave the plot by far: a dashed line of such length takes the browser half a
  // second, and a canvas loses whole paths that hold a point some millions of pixels away.
  const farthest = 5 * Math.max(plot.width, plot.height)
  context.beginPath()
  for (let i = from; i < to; i++) {
    const x = plot.left + ((states[2 * i] as number) - view.qMin) * perQ
    const y = plot.top + (view.pMax - (states[2 * i + 1] as number)) * perP
    if (!(Math.abs(x) < farthest && Math.abs(y) < farthest)) return false
    if (i === from) context.moveTo(x, y)
    else context.lineTo(x, y)
  }
  return to > from
}

function drawMarker(
  context: DrawingContext,
  frame: PhaseFrame,
  palette: Palette,
  state: PhasePoint | null,
  role: Role,
): void {
  if (!state) return
  const { x, y } = toPixel(frame, state.q, state.p)
  context.beginPath()
  if (role === 'truth') {
    context.arc(x, y, 8, 0, 2 * Math.PI)
    context.lineWidth = 2.5
    context.strokeStyle = palette.truth
    context.stroke()
    return
  }
  if (role === 'hnn') context.arc(x, y, 5, 0, 2 * Math.PI)
  else context.rect(x - 4.5, y - 4.5, 9, 9)
  context.fillStyle = palette[role]
  context.strokeStyle = palette.background
  context.lineWidth = 1.5
  context.fill()
  context.stroke()
}

/** The start state: a disc with four arrow heads, which says that it can be moved. */
export function drawHandle(context: DrawingContext, palette: Palette, at: PixelPoint, state: HandleState): void {
  const { x, y } = at
  const radius = state === 'drag' ? 12 : state === 'idle' ? 10 : 11
  context.save()
  if (state === 'focus' || state === 'drag') {
    context.beginPath()
    context.arc(x, y, radius + 4, 0, 2 * Math.PI)
    context.lineWidth = 3
    context.strokeStyle = palette.focus
    context.stroke()
  }
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
  context.fillStyle = palette.background
  context.fill()
  context.lineWidth = 2
  context.strokeStyle = palette.text
  context.stroke()
  context.fillStyle = palette.text
  context.beginPath()
  for (const [ux, uy] of [
    [1, 0],
    [0, 1],
    [-1, 0],
    [0, -1],
  ] as const) {
    context.moveTo(x + ux * (radius - 3), y + uy * (radius - 3))
    context.lineTo(x + ux * (radius - 6.5) - uy * 3, y + uy * (radius - 6.5) + ux * 3)
    context.lineTo(x + ux * (radius - 6.5) + uy * 3, y + uy * (radius - 6.5) - ux * 3)
    context.closePath()
  }
  context.fill()
  context.restore()
}
