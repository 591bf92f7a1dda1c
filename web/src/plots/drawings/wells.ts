import type { DrawingContext } from '../drawing-context'
import { font } from '../lettering'
import type { Palette } from '../palette'
import { drawBody, type Picture } from './picture'

/** A ball in the potential q⁴/4 - q²/2: two wells, at q = -1 and q = 1, with a hill between them. */
export function drawWells(context: DrawingContext, picture: Picture): void {
  const { palette, bodies } = picture
  const slope = slopeOf(picture)
  drawGround(context, palette, slope)
  for (const { role, q } of bodies) {
    const { x, y } = ballOn(slope, q)
    drawBody(context, palette, role, () => context.arc(x, y, slope.ball, 0, 2 * Math.PI))
  }
}

function potential(q: number): number {
  return q ** 4 / 4 - q ** 2 / 2
}

const depth = potential(1)
const knee = 0.4

/** How high the ground is drawn over the wells' bottoms: far up on the outer walls less than it is, or they dwarf the wells. */
function heightOf(q: number): number {
  const height = potential(q) - depth
  return height < knee ? height : knee + 0.3 * Math.log1p((height - knee) / 0.3)
}

/** The ground in CSS pixels. */
interface Slope {
  size: Picture['size']
  ball: number
  perQ: number
  /** pixels for a height of one */
  perHeight: number
  /** y of the wells' bottoms */
  bottom: number
}

function slopeOf({ size, extent }: Picture): Slope {
  const ball = Math.min(10, Math.min(size.width, size.height) * 0.07)
  const bottom = size.height - 22
  const reach = Math.max(extent, 1.25)
  const perQ = (size.width / 2 - ball - 6) / reach
  // The ball has room above the ground at the extent and on the hill.
  const perHeight = (bottom - 2 * ball - 8) / Math.max(heightOf(reach), heightOf(0))
  return { size, ball, perQ, perHeight, bottom }
}

function groundAt({ bottom, perHeight }: Slope, q: number): number {
  return bottom - heightOf(q) * perHeight
}

function drawGround(context: DrawingContext, palette: Palette, slope: Slope): void {
  const { size, perQ, bottom } = slope
  const middle = size.width / 2
  context.beginPath()
  for (let x = 0; x <= size.width + 3; x += 3) {
    const y = Math.max(-20, groundAt(slope, (x - middle) / perQ))
    if (x === 0) context.moveTo(x, y)
    else context.lineTo(x, y)
  }
  context.strokeStyle = palette.axis
  context.lineWidth = 1.5
  context.stroke()
  context.lineTo(size.width + 3, size.height)
  context.lineTo(0, size.height)
  context.closePath()
  context.fillStyle = palette.grid
  context.fill()

  context.fillStyle = palette.mutedText
  context.font = font(11)
  context.textAlign = 'center'
  context.textBaseline = 'top'
  for (const q of [-1, 1]) context.fillText(`q = ${q < 0 ? '−' : ''}1`, middle + q * perQ, bottom + 6)
}

/** The middle of a ball that touches the curve at q; far outside it stays at the edge of the picture. */
function ballOn(slope: Slope, q: number): { x: number; y: number } {
  const { size, ball, perQ } = slope
  const farthest = size.width / 2 / perQ
  const at = Math.min(farthest, Math.max(-farthest, q))
  // The curve's rise to the right, in pixels over pixels.
  const step = 1 / perQ
  const rise = (groundAt(slope, at - step) - groundAt(slope, at + step)) / 2
  const length = Math.hypot(1, rise)
  return {
    x: size.width / 2 + at * perQ - (ball * rise) / length,
    y: Math.max(ball, groundAt(slope, at) - ball / length),
  }
}
