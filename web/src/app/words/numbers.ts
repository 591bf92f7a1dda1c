import { fixed, vector, words } from '../../language'
import { formatNumber } from '../../plots'
import type { Quantity } from '../state/table'

/** Two significant digits, for figures that are read at a glance. */
export function rough(value: number): string {
  if (!Number.isFinite(value)) return words().result.notFinite
  return formatNumber(Number(value.toPrecision(2)))
}

/** A ratio as it is said: 110, 2.3. */
export function twoDigits(ratio: number): number {
  return ratio >= 10 ? Number(ratio.toPrecision(2)) : Math.round(ratio * 10) / 10
}

/** To a thousandth. */
export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000 || 0
}

/** “(0.25, −1.07)”: as wide at every moment of a motion. */
export function vectorText({ x, y }: { x: number; y: number }): string {
  return vector([component(x), component(y)])
}

function component(value: number): string {
  if (!(Math.abs(value) < 1000)) return rough(value)
  const size = Math.abs(value)
  const text = fixed(size, 2)
  return value < 0 && size >= 0.005 ? `−${text}` : text
}

/** “at t = 12.3 s” */
export function moment(time: number, { symbol, unit }: Quantity): string {
  return words().views.at(symbol, quantity(Number(time.toPrecision(3)), unit))
}

/** “0.25 m/s”, and without a unit just the number */
export function quantity(value: number, unit: string): string {
  return unit === '' ? formatNumber(value) : `${formatNumber(value)} ${unit}`
}

/** Numbers stay in one line. */
export function unbroken(text: string): string {
  return text.replaceAll(' × ', '\u00a0×\u00a0')
}
