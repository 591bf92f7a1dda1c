import type { DrawingContext } from './drawing-context'
import { drawHandle, type HandleState } from './handle'
import { traceCross } from './marks'
import type { Palette } from './palette'
import { type PlanePoint, pixelOf } from './plane'
import { bobsFrom, type Rod, rodBobs, rods } from './rods'
import type { Role } from './roles'
import { strokePath, strokeTail } from './trails'
import { coordinatesAt, stateShown, type Trajectory } from './trajectory'
import type { PhaseArea } from './view'

/** One plane in which two rods swing. */
export interface RodScene {
  area: PhaseArea
  palette: Palette
  role: Role
  /** null as long as there is none */
  motion: Trajectory | null
  /** drawn faintly below the motion, for comparison */
  truth?: Trajectory | null
  /** null shows the whole motion, and the rods at its end */
  now: number | null
  /** how much of the time before `now` the trail of the outer bob shows */
  tail: number
  /** start of the rods, with handles on their bobs */
  handles?: { state: ArrayLike<number>; look: (rod: Rod) => HandleState } | null
}

const pivot: PlanePoint = { x: 0, y: 0 }
const bobRadius = 7.5

/** Draws onto a context whose unit is the CSS pixel, over whatever was there. */
export function drawRods(context: DrawingContext, scene: RodScene): void {
  const { area, palette, role, motion, truth, now, handles } = scene
  context.save()
  context.fillStyle = palette.background
  context.fillRect(0, 0, area.size.width, area.size.height)
  context.lineJoin = 'round'
  context.lineCap = 'round'
  drawReach(context, scene)
  if (truth) drawShadow(context, scene, truth)
  if (motion) {
    context.strokeStyle = role.colour
    context.lineWidth = 2
    strokeTail(context, area, motion, outerBob, scene)
  }
  if (handles) drawStart(context, scene, handles)
  const state = motion && stateShown(motion, now)
  if (motion && state) {
    const lost = motion.leftAt != null && (now === null || now >= motion.leftAt)
    drawSwing(context, scene, rodBobs(state), lost)
  }
  drawPivot(context, scene)
  context.restore()
}

function outerBob(states: ArrayLike<number>, from: number): PlanePoint {
  return bobsFrom(states, from)[1]
}

/** How far the outer bob can come, and where the rods hang at rest. */
function drawReach(context: DrawingContext, { area, palette }: RodScene): void {
  const centre = pixelOf(area, pivot)
  const rest = pixelOf(area, { x: 0, y: -2 })
  context.lineWidth = 1
  context.strokeStyle = palette.grid
  context.beginPath()
  context.arc(centre.x, centre.y, rest.y - centre.y, 0, 2 * Math.PI)
  context.stroke()
  context.strokeStyle = palette.axis
  context.globalAlpha = 0.6
  context.setLineDash([3, 4])
  context.beginPath()
  context.moveTo(centre.x, centre.y)
  context.lineTo(rest.x, rest.y)
  context.stroke()
  context.setLineDash([])
  context.globalAlpha = 1
}

/** The true rods, and where the outer bob came along, as a pale band. */
function drawShadow(context: DrawingContext, scene: RodScene, truth: Trajectory): void {
  const { area, palette, now } = scene
  context.strokeStyle = palette.truth
  context.lineWidth = 4
  context.globalAlpha = 0.14
  strokePath(context, area, truth, outerBob, now === null ? 0 : now - scene.tail, now ?? Number.POSITIVE_INFINITY)
  const state = now === null ? null : coordinatesAt(truth, now)
  if (state) {
    const bobs = rodBobs(state)
    context.globalAlpha = 0.3
    strokeRods(context, area, bobs)
    context.globalAlpha = 0.6
    context.lineWidth = 1.5
    for (const bob of bobs) {
      circle(context, area, bob, bobRadius + 2.5)
      context.stroke()
    }
  }
  context.globalAlpha = 1
}

function drawStart(context: DrawingContext, scene: RodScene, handles: NonNullable<RodScene['handles']>): void {
  const { area, palette } = scene
  const bobs = rodBobs(handles.state)
  context.strokeStyle = palette.axis
  context.lineWidth = 1.25
  context.setLineDash([4, 4])
  strokeRods(context, area, bobs)
  context.setLineDash([])
  for (const rod of rods) drawHandle(context, palette, pixelOf(area, bobs[rod]), handles.look(rod))
}

/** The rods of one motion, with crosses for bobs where it was last finite. */
function drawSwing(
  context: DrawingContext,
  { area, palette, role }: RodScene,
  bobs: readonly [PlanePoint, PlanePoint],
  lost: boolean,
): void {
  context.strokeStyle = role.colour
  context.globalAlpha = lost ? 0.4 : 1
  context.lineWidth = 3
  strokeRods(context, area, bobs)
  context.globalAlpha = 1
  if (lost) {
    context.lineWidth = 2.5
    context.beginPath()
    for (const bob of bobs) traceCross(context, pixelOf(area, bob), 5)
    context.stroke()
    return
  }
  context.fillStyle = role.colour
  context.strokeStyle = palette.background
  context.lineWidth = 1.5
  for (const bob of bobs) {
    circle(context, area, bob, bobRadius)
    context.fill()
    context.stroke()
  }
}

function drawPivot(context: DrawingContext, { area, palette }: RodScene): void {
  context.fillStyle = palette.axis
  circle(context, area, pivot, 3.5)
  context.fill()
}

function strokeRods(context: DrawingContext, area: PhaseArea, bobs: readonly [PlanePoint, PlanePoint]): void {
  context.beginPath()
  ;[pivot, ...bobs].forEach((point, i) => {
    const { x, y } = pixelOf(area, point)
    if (i === 0) context.moveTo(x, y)
    else context.lineTo(x, y)
  })
  context.stroke()
}

function circle(context: DrawingContext, area: PhaseArea, at: PlanePoint, radius: number): void {
  const { x, y } = pixelOf(area, at)
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
}
