import { formatNumber } from '../../plots'
import type { Quantity } from '../state/table'

/** Two significant digits, for figures that are read at a glance. */
export function rough(value: number): string {
  if (!Number.isFinite(value)) return 'not finite'
  return formatNumber(Number(value.toPrecision(2)))
}

/** “110 times”, “2.3 times”. */
export function times(ratio: number): string {
  const rounded = ratio >= 10 ? Number(ratio.toPrecision(2)) : Math.round(ratio * 10) / 10
  return rounded >= 1e6 ? 'over a million times' : `${rounded.toLocaleString('en')} times`
}

/** To a thousandth. */
export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000 || 0
}

/** “(0.25, −1.07)”: as wide at every moment of a motion. */
export function vectorText({ x, y }: { x: number; y: number }): string {
  return `(${fixed(x)}, ${fixed(y)})`
}

function fixed(value: number): string {
  if (!(Math.abs(value) < 1000)) return rough(value)
  const text = Math.abs(value).toFixed(2)
  return value < 0 && Number(text) > 0 ? `−${text}` : text
}

/** “at t = 12.3 s” */
export function moment(time: number, { symbol, unit }: Quantity): string {
  return `at ${symbol} = ${quantity(Number(time.toPrecision(3)), unit)}`
}

/** “0.25 m/s”, and without a unit just the number */
export function quantity(value: number, unit: string): string {
  return unit === '' ? formatNumber(value) : `${formatNumber(value)} ${unit}`
}
