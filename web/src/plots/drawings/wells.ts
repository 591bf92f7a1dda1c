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

function force(q: number): number {
  return q - q ** 3
}

const depth = potential(1)

/** The potential in CSS pixels. */
interface Slope {
  size: Picture['size']
  ball: number
  perQ: number
  perV: number
  /** y of the wells' bottoms */
  bottom: number
}

function slopeOf({ size, extent }: Picture): Slope {
  const ball = Math.min(10, Math.min(size.width, size.height) * 0.07)
  const bottom = size.height - 22
  const reach = Math.max(extent, 1.25)
  const perQ = (size.width / 2 - ball - 6) / reach
  // The ball has room above the curve at the extent.
  const perV = (bottom - 2 * ball - 8) / (potential(reach) - depth)
  return { size, ball, perQ, perV, bottom }
}

function heightAt({ bottom, perV }: Slope, q: number): number {
  return bottom - (potential(q) - depth) * perV
}

function drawGround(context: DrawingContext, palette: Palette, slope: Slope): void {
  const { size, perQ, bottom } = slope
  const middle = size.width / 2
  context.beginPath()
  for (let x = 0; x <= size.width + 3; x += 3) {
    const y = Math.max(-20, heightAt(slope, (x - middle) / perQ))
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
  const { size, ball, perQ, perV } = slope
  const farthest = size.width / 2 / perQ
  const at = Math.min(farthest, Math.max(-farthest, q))
  // The curve's rise to the right, in pixels over pixels.
  const rise = (-force(at) * perV) / perQ
  const length = Math.hypot(1, rise)
  return {
    x: size.width / 2 + at * perQ - (ball * rise) / length,
    y: Math.max(ball, heightAt(slope, at) - ball / length),
  }
}
