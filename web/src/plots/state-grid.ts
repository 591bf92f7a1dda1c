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
  const dq = (view.qMax - view.qMin) / columns
  const dp = (view.pMax - view.pMin) / rows
  return stateGrid(columns, rows, view.qMin + dq / 2, view.pMin + dp / 2, dq, dp)
}

/** Where H is sampled for contours: reaches one cell beyond the view, so that lines run to its edge. */
export function contourGrid(view: ViewBox, columns = 36, rows = 36): StateGrid {
  const dq = (view.qMax - view.qMin) / (columns - 3)
  const dp = (view.pMax - view.pMin) / (rows - 3)
  return stateGrid(columns, rows, view.qMin - dq, view.pMin - dp, dq, dp)
}

/** What the values on a grid are between its states; null outside of it. */
export function valueAt(grid: StateGrid, values: ArrayLike<number>, q: number, p: number): number | null {
  const [x, y] = [(q - grid.q0) / grid.dq, (p - grid.p0) / grid.dp]
  const [column, row] = [Math.floor(x), Math.floor(y)]
  if (!(column >= 0 && row >= 0 && column + 1 < grid.columns && row + 1 < grid.rows)) return null
  const along = (at: number) => {
    const [from = Number.NaN, to = Number.NaN] = [values[at + column], values[at + column + 1]]
    return from + (x - column) * (to - from)
  }
  const [below, above] = [along(row * grid.columns), along((row + 1) * grid.columns)]
  return below + (y - row) * (above - below)
}

function stateGrid(columns: number, rows: number, q0: number, p0: number, dq: number, dp: number): StateGrid {
  const states = new Float32Array(columns * rows * 2)
  for (let row = 0, k = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      states[k++] = q0 + column * dq
      states[k++] = p0 + row * dp
    }
  }
  return { columns, rows, q0, p0, dq, dp, states }
}
