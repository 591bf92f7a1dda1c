import type { ViewBox } from './view'

/** Regular grid of states: sample (column, row) lies at (q0 + column dq, p0 + row dp). */
export interface StateGrid {
  columns: number
  rows: number
  q0: number
  p0: number
  dq: number
  dp: number
  /** [row, column, (q, p)], row-major: what `timeDerivative` and `hamiltonian` of a trainer take */
  states: Float32Array
}

/** Where the arrows of the vector field stand: the centres of columns x rows cells of the view. */
export function fieldGrid(view: ViewBox, columns = 20, rows = 20): StateGrid {
  throw new Error('not written yet')
}

/** Where H is sampled for contours: reaches one cell beyond the view, so that lines run to its edge. */
export function contourGrid(view: ViewBox, columns = 48, rows = 48): StateGrid {
  throw new Error('not written yet')
}
