/** What can be said about states (z_q, z_p) that a model finds in frames. All arrays are [row, column], row-major. */

export function meanSquare(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < b.length; i++) sum += ((a[i] as number) - (b[i] as number)) ** 2
  return sum / b.length
}

/** Mean of (z_p - (z'_q - z_q))² over successive states; `stretch` states belong together, row after row. */
export function canonicalError(z: ArrayLike<number>, stretch: number): number {
  return meanOverSteps(z, stretch, (now, next) => {
    const moved = (z[next] as number) - (z[now] as number)
    return ((z[now + 1] as number) - moved) ** 2
  })
}

/** Mean of (z' - z - f(z))² over successive states and both coordinates; `f` has a row for each state. */
export function latentError(z: ArrayLike<number>, f: ArrayLike<number>, stretch: number): number {
  return meanOverSteps(z, stretch, (now, next) => {
    const dq = (z[next] as number) - (z[now] as number) - (f[now] as number)
    const dp = (z[next + 1] as number) - (z[now + 1] as number) - (f[now + 1] as number)
    return (dq * dq + dp * dp) / 2
  })
}

/** The part of the variance of the states that `read` explains, of the coordinate that it explains worse. */
export function explainedVariance(read: ArrayLike<number>, states: ArrayLike<number>): number {
  return Math.min(...[0, 1].map((coordinate) => explained(read, states, coordinate)))
}

/** {z_q, z_p} by a linear map from z to (angle, velocity), given what it makes of (0, 0), (1, 0) and (0, 1). */
export function poissonBracket(read: ArrayLike<number>): number {
  const slope = (row: number, coordinate: number) =>
    (read[2 * row + coordinate] as number) - (read[coordinate] as number)
  return 1 / (slope(1, 0) * slope(2, 1) - slope(2, 0) * slope(1, 1))
}

/** The later of the two frames in each row of what is seen, as bytes: 0 is empty, 255 is `full`. */
export function greys(observed: Float32Array, columns: number, full: number): Uint8Array {
  const pixels = columns / 2
  const rows = observed.length / columns
  const bytes = new Uint8ClampedArray(rows * pixels)
  for (let row = 0; row < rows; row++) {
    const from = (2 * row + 1) * pixels
    for (let i = 0; i < pixels; i++) bytes[row * pixels + i] = ((observed[from + i] as number) / full) * 255
  }
  return new Uint8Array(bytes.buffer)
}

function meanOverSteps(z: ArrayLike<number>, stretch: number, term: (now: number, next: number) => number): number {
  let sum = 0
  let count = 0
  for (let row = 0; row + 1 < z.length / 2; row++) {
    if ((row + 1) % stretch === 0) continue
    sum += term(2 * row, 2 * row + 2)
    count++
  }
  return sum / count
}

function explained(read: ArrayLike<number>, states: ArrayLike<number>, coordinate: number): number {
  let mean = 0
  const rows = states.length / 2
  for (let row = 0; row < rows; row++) mean += (states[2 * row + coordinate] as number) / rows
  let left = 0
  let all = 0
  for (let row = 0; row < rows; row++) {
    const value = states[2 * row + coordinate] as number
    left += (value - (read[2 * row + coordinate] as number)) ** 2
    all += (value - mean) ** 2
  }
  return 1 - left / all
}
