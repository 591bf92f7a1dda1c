import { niceStep } from './nice-step'
import { type CanvasSize, type PhaseArea, type PixelPoint, toPixel, type ViewBox } from './view'

/** Where something is in the plane of the bodies, or a vector in it. */
export interface PlanePoint {
  x: number
  y: number
}

/** Rows that are looked at to find the reach: enough for a quantile, and quickly sorted. */
const sampledRows = 4000

/**
 * How far from the origin along each axis the plane is shown, a round number: all but the farthest hundredth of the
 * positions in the sets, since a body that is flung out would make all the others small. The sets are states, row by row.
 */
export function planeReach(dimension: number, sets: readonly ArrayLike<number>[]): number {
  const distances: number[] = []
  for (const set of sets) {
    const rows = set.length / dimension
    const every = Math.max(1, Math.ceil(rows / sampledRows))
    for (let row = 0; row < rows; row += every) {
      for (let i = 0; i < dimension / 2; i++) {
        const distance = Math.abs(set[row * dimension + i] as number)
        if (Number.isFinite(distance)) distances.push(distance)
      }
    }
  }
  if (distances.length === 0) return 1
  const sorted = Float64Array.from(distances).sort()
  const reach = 1.12 * (sorted[Math.floor(sorted.length * 0.99)] as number) || 1
  const step = niceStep(reach / 10)
  return Math.ceil(reach / step) * step
}

/** What is at most so far from the origin along each axis. */
export function planeBox(reach: number): ViewBox {
  return { qMin: -reach, qMax: reach, pMin: -reach, pMax: reach }
}

/**
 * Lays a plane out with the same scale on both axes: the shorter side shows as much as the box is wide. Margins in
 * CSS pixels; those left out have room for the numbers of the axes.
 */
export function planeArea(
  box: ViewBox,
  size: CanvasSize,
  { left, top, right, bottom } = { left: 30, top: 8, right: 8, bottom: 22 },
): PhaseArea {
  const width = Math.max(1, size.width - left - right)
  const height = Math.max(1, size.height - top - bottom)
  const perPixel = (box.qMax - box.qMin) / 2 / Math.min(width, height)
  const [x, y] = [width * perPixel, height * perPixel]
  const [atX, atY] = [(box.qMin + box.qMax) / 2, (box.pMin + box.pMax) / 2]
  const view = { qMin: atX - x, qMax: atX + x, pMin: atY - y, pMax: atY + y }
  return { view, size, plot: { left, top, width, height } }
}

export function pixelOf(area: PhaseArea, { x, y }: PlanePoint): PixelPoint {
  return toPixel(area, x, y)
}
