import type { DrawingContext } from '../drawing-context'
import type { Palette } from '../palette'
import { type BlockStage, blockStage, drawBlockStage } from './block-stage'
import { strokeCoil } from './coil'
import { drawBody, linkAlpha, type Picture } from './picture'

/** A block on a spring with a dashpot beside it: a piston in a cylinder of oil, which takes energy out of the motion. */
export function drawDampedSpring(context: DrawingContext, picture: Picture): void {
  const { palette, bodies } = picture
  // The cylinder is as long as the piston's way in it, and the block never comes nearer than its end.
  const stage = blockStage(picture, 46, (room) => room / 2 + 8)
  const { wall, block, middle, leftAt } = stage
  const cylinder = cylinderOf(stage)
  drawBlockStage(context, palette, stage)
  drawCylinder(context, palette, cylinder)
  for (const { role, q } of bodies) {
    const left = leftAt(q)
    context.strokeStyle = role.colour
    context.globalAlpha = linkAlpha(picture)
    context.lineWidth = 1.5
    strokeCoil(context, wall, left, middle - block * 0.22, block * 0.18)
    strokePiston(context, cylinder, left)
    context.globalAlpha = 1
    drawBody(context, palette, role, () => context.rect(left, middle - block / 2, block, block))
  }
}

interface Cylinder {
  wall: number
  left: number
  right: number
  y: number
  radius: number
  /** length of the rod between piston and block */
  rod: number
}

function cylinderOf({ wall, gap, travel, block, middle }: BlockStage): Cylinder {
  const left = wall + 5
  return {
    wall,
    left,
    right: left + travel + 10,
    y: middle + block * 0.24,
    radius: block * 0.17,
    rod: gap - 5 - 4,
  }
}

function drawCylinder(context: DrawingContext, palette: Palette, { wall, left, right, y, radius }: Cylinder): void {
  context.fillStyle = palette.grid
  context.fillRect(left, y - radius, right - left, 2 * radius)
  context.strokeStyle = palette.axis
  context.lineWidth = 1.5
  context.beginPath()
  context.moveTo(wall, y)
  context.lineTo(left, y)
  context.moveTo(right, y - radius)
  context.lineTo(left, y - radius)
  context.lineTo(left, y + radius)
  context.lineTo(right, y + radius)
  context.stroke()
}

function strokePiston(context: DrawingContext, { left, right, y, radius, rod }: Cylinder, block: number): void {
  const piston = Math.min(right - 2, Math.max(left + 2, block - rod))
  context.lineWidth = 2
  context.beginPath()
  context.moveTo(piston, y)
  context.lineTo(block, y)
  context.stroke()
  context.lineWidth = 3
  context.beginPath()
  context.moveTo(piston, y - radius + 2.5)
  context.lineTo(piston, y + radius - 2.5)
  context.stroke()
}
