import { contours } from 'd3-contour'
import type { StateGrid } from './state-grid'
import { niceTicks } from './ticks'

/** Lines of equal H in the coordinates of phase space. */
export interface ContourLines {
  levels: readonly number[]
  /** one entry a level: its lines, each [point, (q, p)] row-major */
  lines: readonly (readonly Float32Array[])[]
}

/**
 * About `count` round levels strictly inside the range of the finite values, equally spaced, so that lines stand close
 * where H is steep and the motion fast. None for a constant or empty grid.
 */
export function contourLevels(values: ArrayLike<number>, count = 24): number[] {
  let min = Infinity
  let max = -Infinity
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    if (!Number.isFinite(value)) continue
    if (value < min) min = value
    if (value > max) max = value
  }
  return niceTicks(min, max, count).filter((level) => level > min && level < max)
}

/** Contours of H sampled on a grid; `values` is [row, column], row-major. Where H is not finite there is no line. */
export function contourLines(grid: StateGrid, values: ArrayLike<number>, levels = contourLevels(values)): ContourLines {
  const trace = contours().size([grid.columns, grid.rows])
  const samples = Array.from(values)
  const lines = levels.map((level) =>
    trace
      .contour(samples, level)
      .coordinates.flatMap((polygon) => polygon.flatMap((ring) => openLines(ring, grid, samples))),
  )
  return { levels, lines }
}

/** The parts of a ring that lie among finite samples: d3-contour also closes rings along the border and along gaps. */
function openLines(ring: readonly number[][], grid: StateGrid, samples: readonly number[]): Float32Array[] {
  const lines: Float32Array[] = []
  let line: number[] = []
  const finish = () => {
    if (line.length >= 4) lines.push(Float32Array.from(line))
    line = []
  }
  for (const [x = 0, y = 0] of ring) {
    // d3-contour puts sample i at i + 1/2.
    const column = x - 0.5
    const row = y - 0.5
    if (isAmongFiniteSamples(column, row, grid, samples)) {
      line.push(grid.q0 + column * grid.dq, grid.p0 + row * grid.dp)
    } else finish()
  }
  finish()
  return lines
}

function isAmongFiniteSamples(column: number, row: number, grid: StateGrid, samples: readonly number[]): boolean {
  const { columns, rows } = grid
  if (column < 0 || row < 0 || column > columns - 1 || row > rows - 1) return false
  // For a point on a sample its neighbours count too: that is where d3-contour puts the border of a gap.
  const right = Math.min(columns - 1, Math.floor(column) + 1)
  const top = Math.min(rows - 1, Math.floor(row) + 1)
  for (let j = Math.max(0, Math.ceil(row) - 1); j <= top; j++) {
    for (let i = Math.max(0, Math.ceil(column) - 1); i <= right; i++) {
      if (!Number.isFinite(samples[j * columns + i])) return false
    }
  }
  return true
}
