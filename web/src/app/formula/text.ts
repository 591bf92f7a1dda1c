import type { FormulaConstant } from '../../engine/protocol'

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Parts of a text whose places are given in bytes of UTF-8: before, at and after a place. */
export function partsAt(text: string, at: number, length: number): [string, string, string] {
  const bytes = encoder.encode(text)
  const part = (from: number, to: number) => decoder.decode(bytes.subarray(from, to))
  return [part(0, at), part(at, at + length), part(at + length, bytes.length)]
}

/** The formula with another value of one of its constants, whose bounds then stand in it too. */
export function withConstant(text: string, constant: FormulaConstant, value: number): string {
  const { name, at, length, least, most } = constant
  const [before, , after] = partsAt(text, at, length)
  const given = `${value}[${least},${most}]`
  return length > 0 ? before + given + after : `${text.trimEnd().replace(/;$/, '')}; ${name}=${given}`
}

/** A value from its slider, to a two-hundredth of the range. */
export function rounded(value: number, { least, most }: FormulaConstant): number {
  const digits = Math.max(0, Math.ceil(-Math.log10((most - least) / 200)))
  return Math.min(most, Math.max(least, Number(value.toFixed(Math.min(20, digits)))))
}
