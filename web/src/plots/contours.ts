import type { StateGrid } from './state-grid'

/** Lines of equal H in the coordinates of phase space. */
export interface ContourLines {
  levels: readonly number[]
  /** one entry a level: its lines, each [point, (q, p)] row-major */
  lines: readonly (readonly Float32Array[])[]
}

/** Equally spaced round levels strictly inside the range of the finite values; none for a constant or empty grid. */
export function contourLevels(values: ArrayLike<number>, count = 10): number[] {
  throw new Error('not written yet')
}

/** Contours of H sampled on a grid; `values` is [row, column], row-major. Where H is not finite there is no line. */
export function contourLines(grid: StateGrid, values: ArrayLike<number>, levels = contourLevels(values)): ContourLines {
  throw new Error('not written yet')
}
