/** The smallest of 1, 2, 5 times a power of ten that is at least `step`. */
export function niceStep(step: number): number {
  const exponent = Math.floor(Math.log10(step))
  const power = 10 ** exponent
  // A hair of tolerance, so that 0.2 stays 0.2 after a division that left 0.20000000000000004.
  const mantissa = (step / power) * (1 - 1e-9)
  const round = mantissa <= 1 ? 1 : mantissa <= 2 ? 2 : mantissa <= 5 ? 5 : 10
  // Dividing by a power of ten rounds correctly where multiplying by its inverse does not: 3 / 10, not 3 * 0.1.
  return exponent < 0 ? round / 10 ** -exponent : round * power
}
