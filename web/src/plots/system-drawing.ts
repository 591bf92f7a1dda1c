import { font } from './lettering'
import type { Palette, Role } from './palette'
import type { DrawingContext } from './phase-background'
import type { SystemName } from './system-labels'
import type { CanvasSize } from './view'

/** One or more copies of a system, each at its coordinate q; several are drawn as ghosts over one another. */
export interface SystemScene {
  system: SystemName
  size: CanvasSize
  palette: Palette
  /** drawn in this order; a body whose q is null or not finite is left out */
  bodies: readonly { role: Role; q: number | null }[]
  /** the largest |q| to leave room for */
  extent: number
}

/** Draws onto a context whose unit is the CSS pixel, over whatever was there. */
export function drawSystem(context: DrawingContext, scene: SystemScene): void {
  const { size, palette, system, bodies } = scene
  context.save()
  context.fillStyle = palette.background
  context.fillRect(0, 0, size.width, size.height)
  context.lineJoin = 'round'
  context.lineCap = 'round'
  const visible = bodies.filter((body): body is { role: Role; q: number } => Number.isFinite(body.q))
  if (system === 'spring') drawSprings(context, scene, visible)
  else drawPendulums(context, scene, visible)
  context.restore()
}

type Body = { role: Role; q: number }

function drawSprings(context: DrawingContext, scene: SystemScene, bodies: readonly Body[]): void {
  const { size, palette } = scene
  const block = Math.min(34, size.height * 0.4, size.width * 0.14)
  const wall = 10
  const floor = size.height / 2 + block / 2 + 1
  const right = size.width - 8
  // The rest position stands so that the block neither meets the wall nor leaves the picture within the extent.
  const shortest = wall + 24
  const reach = (right - shortest - block) / 2
  const rest = shortest + reach
  const perUnit = reach / (scene.extent > 0 ? scene.extent : 1)

  context.strokeStyle = palette.axis
  context.lineWidth = 1.5
  context.beginPath()
  context.moveTo(wall, floor - block * 1.5)
  context.lineTo(wall, floor)
  context.lineTo(right, floor)
  context.stroke()
  hatch(context, palette, wall, floor - block * 1.5, floor)

  context.setLineDash([3, 3])
  context.lineWidth = 1
  context.beginPath()
  context.moveTo(rest + block / 2, floor - block * 1.5)
  context.lineTo(rest + block / 2, floor + 6)
  context.stroke()
  context.setLineDash([])
  context.fillStyle = palette.mutedText
  context.font = font(11)
  context.textAlign = 'center'
  context.textBaseline = 'top'
  context.fillText('q = 0', rest + block / 2, floor + 8)

  for (const { role, q } of bodies) {
    const left = Math.min(right - block / 4, Math.max(wall + 6, rest + q * perUnit))
    const y = floor - block / 2 - 1
    context.strokeStyle = palette[role]
    context.lineWidth = 1.5
    context.globalAlpha = bodies.length > 1 ? 0.75 : 1
    coil(context, wall, left, y, block * 0.26)
    context.globalAlpha = 1
    drawBody(context, palette, role, () => context.rect(left, y - block / 2, block, block))
  }
}

function hatch(context: DrawingContext, palette: Palette, x: number, top: number, bottom: number): void {
  context.strokeStyle = palette.axis
  context.lineWidth = 1
  context.beginPath()
  for (let y = top + 6; y <= bottom; y += 7) {
    context.moveTo(x, y - 6)
    context.lineTo(x - 6, y)
  }
  context.stroke()
}

/** A helix seen from a little off its side: loops that keep their number while the spring stretches. */
function coil(context: DrawingContext, from: number, to: number, y: number, radius: number): void {
  const turns = 9
  // Few of a turn, and joined squarely: both are a matter of the time that a frame takes.
  const corners = 10
  const straight = Math.min(8, (to - from) / 6)
  const pitch = (to - from - 2 * straight) / turns
  const tilt = Math.min(radius * 0.45, Math.abs(pitch) * 0.9)
  const steps = turns * corners
  context.lineJoin = 'miter'
  context.beginPath()
  context.moveTo(from, y)
  context.lineTo(from + straight, y)
  for (let i = 1; i < steps; i++) {
    const angle = (2 * Math.PI * i) / corners
    context.lineTo(from + straight + (pitch * i) / corners + tilt * (1 - Math.cos(angle)), y - radius * Math.sin(angle))
  }
  context.lineTo(to - straight, y)
  context.lineTo(to, y)
  context.stroke()
  context.lineJoin = 'round'
}

function drawPendulums(context: DrawingContext, scene: SystemScene, bodies: readonly Body[]): void {
  const { size, palette, system } = scene
  const real = system === 'real-pendulum'
  const bob = Math.min(13, Math.min(size.width, size.height) * 0.075)
  // The pivot goes as high as the widest swing allows: at the top for a small one, in the middle for a full turn.
  const widest = Math.min(Math.PI, Math.max(Math.PI / 2, scene.extent))
  const above = -Math.cos(widest)
  const room = 2 * bob + 12
  const length = Math.max(1, Math.min((size.height - room - 8) / (1 + above), (size.width - room) / 2))
  const pivotX = size.width / 2
  const pivotY = Math.max(12, length * above + bob + 6)

  context.strokeStyle = palette.axis
  context.lineWidth = 1
  context.setLineDash([3, 3])
  context.beginPath()
  context.moveTo(pivotX, pivotY)
  context.lineTo(pivotX, pivotY + length + bob)
  context.moveTo(pivotX + length, pivotY)
  context.arc(pivotX, pivotY, length, 0, Math.PI)
  context.stroke()
  context.setLineDash([])
  if (real) protractor(context, palette, pivotX, pivotY, length)

  for (const { role, q } of bodies) {
    const x = pivotX + length * Math.sin(q)
    const y = pivotY + length * Math.cos(q)
    context.strokeStyle = palette[role]
    context.lineWidth = real ? 5 : 2.5
    context.globalAlpha = bodies.length > 1 ? 0.75 : 1
    context.beginPath()
    context.moveTo(pivotX, pivotY)
    context.lineTo(x, y)
    context.stroke()
    context.globalAlpha = 1
    drawBody(context, palette, role, () => context.arc(x, y, bob, 0, 2 * Math.PI))
    if (real) trackingMark(context, role === 'truth' ? palette.truth : palette.background, x, y, bob)
  }

  context.fillStyle = palette.axis
  context.beginPath()
  context.arc(pivotX, pivotY, 4, 0, 2 * Math.PI)
  context.fill()
}

/** The measured pendulum hangs before a scale of angles, a tick every 15 degrees. */
function protractor(context: DrawingContext, palette: Palette, x: number, y: number, length: number): void {
  context.strokeStyle = palette.axis
  context.lineWidth = 1
  context.beginPath()
  for (let degrees = -90; degrees <= 90; degrees += 15) {
    const angle = (degrees * Math.PI) / 180
    const inner = length - (degrees % 45 === 0 ? 9 : 5)
    context.moveTo(x + inner * Math.sin(angle), y + inner * Math.cos(angle))
    context.lineTo(x + length * Math.sin(angle), y + length * Math.cos(angle))
  }
  context.stroke()
}

/** The checkered spot that a camera follows. */
function trackingMark(context: DrawingContext, colour: string, x: number, y: number, bob: number): void {
  context.fillStyle = colour
  context.beginPath()
  for (const start of [0, Math.PI]) {
    context.moveTo(x, y)
    context.arc(x, y, bob * 0.6, start, start + Math.PI / 2)
    context.closePath()
  }
  context.fill()
}

/** Truth is an outline, the baseline pale with a dashed rim, the HNN solid: told apart without colour. */
function drawBody(context: DrawingContext, palette: Palette, role: Role, shape: () => void): void {
  context.beginPath()
  shape()
  context.fillStyle = role === 'truth' ? palette.background : palette[role]
  context.globalAlpha = role === 'truth' ? 0.6 : role === 'baseline' ? 0.35 : 0.85
  context.fill()
  context.globalAlpha = 1
  context.strokeStyle = palette[role]
  context.lineWidth = 2
  context.setLineDash(role === 'baseline' ? [4, 3] : [])
  context.stroke()
  context.setLineDash([])
}
