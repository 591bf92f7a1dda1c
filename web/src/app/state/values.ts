import type { Value } from './table'

/** The text that the core reads back as this value. */
export function valueText(value: Value): string {
  return Array.isArray(value) ? value.map(String).join(',') : String(value)
}

export function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  return a !== undefined && b !== undefined && valueText(a) === valueText(b)
}
