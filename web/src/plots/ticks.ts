// 40 lines instead of d3-scale: the plots need round numbers, and nothing else of a scale.
import { typable } from '../language'
import { niceStep } from './nice-step'

/** Multiples of a round step inside [min, max], about `count` of them. */
export function niceTicks(min: number, max: number, count: number): number[] {
  if (!(max > min) || !Number.isFinite(max - min)) return []
  const step = niceStep((max - min) / count)
  const tolerance = step * 1e-6
  const first = Math.ceil((min - tolerance) / step)
  const last = Math.floor((max + tolerance) / step)
  const ticks: number[] = []
  // Adding zero turns -0 into 0.
  for (let i = first; i <= last; i++) ticks.push((step < 1 ? i / Math.round(1 / step) : i * step) + 0)
  return ticks
}

/** Ticks for a logarithmic axis: powers of ten where there are enough of them, else 1, 2, 5 times those. */
export function logTicks(min: number, max: number, count: number): number[] {
  if (!(min > 0) || !(max > min) || !Number.isFinite(max)) return []
  const decades = Math.log10(max / min)
  // Up to so many may stand closer than one would choose.
  const room = 2.5 * count
  if (decades < 0.7) return logMultiples([1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9], min, max)
  if (decades < 3 && 3 * decades <= room) return logMultiples([1, 2, 5], min, max)
  const powers = logMultiples([1], min, max)
  const every = decades < 3 ? 1 : Math.ceil(decades / count)
  const sparse = powers.filter((tick) => Math.round(Math.log10(tick)) % every === 0)
  return sparse.length < 2 && powers.length <= room ? powers : sparse
}

function logMultiples(mantissas: readonly number[], min: number, max: number): number[] {
  const ticks: number[] = []
  for (let exponent = Math.floor(Math.log10(min)); exponent <= Math.ceil(Math.log10(max)); exponent++)
    for (const mantissa of mantissas) {
      const tick = Number(`${mantissa}e${exponent}`)
      if (tick >= min * (1 - 1e-9) && tick <= max * (1 + 1e-9)) ticks.push(tick)
    }
  return ticks
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

function powerOfTen(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => superscripts[Number(digit)]).join('')
  return `10${exponent < 0 ? '⁻' : ''}${digits}`
}

/** Labels of `logTicks`: over two decades or more all as powers of ten, else as plain numbers. */
export function logLabels(ticks: readonly number[]): string[] {
  const exponents = ticks.map((tick) => Math.round(Math.log10(tick)))
  const powers = ticks.every((tick, i) => tick === Number(`1e${exponents[i]}`))
  const wide = Math.max(...exponents) - Math.min(...exponents) >= 2
  return powers && wide ? exponents.map(powerOfTen) : ticks.map(formatTick)
}

/** "−0.5", "1200", "10⁻³", "3.6 × 10⁻⁵": up to `digits` significant digits, with a real minus sign. */
export function formatValue(value: number, digits: number): string {
  if (!Number.isFinite(value)) return '–'
  if (value === 0) return '0'
  const size = Math.abs(value)
  const sign = value < 0 ? '−' : ''
  const [mantissa = '', exponent = ''] = size.toExponential(digits - 1).split('e')
  const power = Number(exponent)
  if (power >= -3 && power < 5) return sign + typable(Number(size.toPrecision(digits)))
  const factor = Number(mantissa)
  return factor === 1 ? sign + powerOfTen(power) : `${sign}${typable(factor)} × ${powerOfTen(power)}`
}

/** A label for one of evenly spaced ticks. */
export function formatTick(value: number): string {
  return formatValue(value, 6)
}
