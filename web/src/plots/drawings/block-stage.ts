import type { DrawingContext } from '../drawing-context'
import { font } from '../lettering'
import type { Palette } from '../palette'
import type { Picture } from './picture'

/** Where a block slides on a floor before a wall, in CSS pixels. */
export interface BlockStage {
  wall: number
  floor: number
  right: number
  /** side of the block */
  block: number
  /** middle of the block's height */
  middle: number
  /** least distance of the block from the wall within the extent */
  gap: number
  /** how far the block moves within the extent */
  travel: number
  /** left side of the block at this q; past the extent it stays in the picture */
  leftAt: (q: number) => number
}

/** `gapOf` says how near the block comes to the wall when it has so much room for gap and travel. */
export function blockStage({ size, extent }: Picture, largest: number, gapOf: (room: number) => number): BlockStage {
  const block = Math.min(largest, size.height * 0.4, size.width * 0.14)
  const wall = 10
  const floor = size.height / 2 + block / 2 + 1
  const right = size.width - 8
  const room = right - wall - block
  const gap = gapOf(room)
  const travel = room - gap
  const perUnit = travel / 2 / (extent > 0 ? extent : 1)
  const rest = wall + gap + travel / 2
  const leftAt = (q: number) => Math.min(right - block / 4, Math.max(wall + Math.min(6, gap), rest + q * perUnit))
  return { wall, floor, right, block, middle: floor - block / 2 - 1, gap, travel, leftAt }
}

/** Wall, floor and the place of rest. */
export function drawBlockStage(context: DrawingContext, palette: Palette, stage: BlockStage): void {
  const { wall, floor, right, block, leftAt } = stage
  const top = floor - block * 1.5
  context.strokeStyle = palette.axis
  context.lineWidth = 1.5
  context.beginPath()
  context.moveTo(wall, top)
  context.lineTo(wall, floor)
  context.lineTo(right, floor)
  context.stroke()
  context.lineWidth = 1
  context.beginPath()
  for (let y = top + 6; y <= floor; y += 7) {
    context.moveTo(wall, y - 6)
    context.lineTo(wall - 6, y)
  }
  context.stroke()

  const rest = leftAt(0) + block / 2
  context.setLineDash([3, 3])
  context.beginPath()
  context.moveTo(rest, top)
  context.lineTo(rest, floor + 6)
  context.stroke()
  context.setLineDash([])
  context.fillStyle = palette.mutedText
  context.font = font(11)
  context.textAlign = 'center'
  context.textBaseline = 'top'
  context.fillText('q = 0', rest, floor + 8)
}
