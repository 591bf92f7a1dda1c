import type { DrawingContext } from '../drawing-context'
import { strokeCoil } from './coil'
import { drawBody, linkAlpha, type Picture } from './picture'

const wall = 10
const height = 40

/** Blocks in a row between two walls, each on springs to its neighbours. */
export function drawChain(context: DrawingContext, picture: Picture): void {
  const { size, palette, bodies, extent } = picture
  const masses = Math.max(1, ...bodies.map(({ all }) => all.length))
  const apart = (size.width - 2 * wall) / (masses + 1)
  const block = Math.min(24, size.height * 0.3, apart * 0.4)
  const middle = size.height / 2
  drawWalls(context, picture, middle)
  // At the extent two neighbours that swing apart just meet.
  const perUnit = (apart - block) / 2 / (extent > 0 ? extent : 1)
  for (const { role, all } of bodies) {
    const places = all.map((q, i) => inPicture(wall + apart * (i + 1) + q * perUnit, size.width))
    const ends = [wall, ...places, size.width - wall]
    context.strokeStyle = role.colour
    context.lineWidth = 1.5
    context.globalAlpha = linkAlpha(picture)
    for (const [i, from] of ends.slice(0, -1).entries()) {
      const left = i === 0 ? from : from + block / 2
      const right = (ends[i + 1] as number) - (i === masses ? 0 : block / 2)
      if (right > left) strokeCoil(context, left, right, middle, block * 0.3)
    }
    context.globalAlpha = 1
    for (const x of places)
      drawBody(context, palette, role, () => context.rect(x - block / 2, middle - block / 2, block, block))
  }
}

function inPicture(x: number, width: number): number {
  return Math.min(width - wall, Math.max(wall, x))
}

function drawWalls(context: DrawingContext, { size, palette }: Picture, middle: number): void {
  context.strokeStyle = palette.axis
  context.lineWidth = 1.5
  context.beginPath()
  for (const x of [wall, size.width - wall]) {
    context.moveTo(x, middle - height / 2)
    context.lineTo(x, middle + height / 2)
  }
  context.stroke()
}
