// Numbers as the reader's locale writes them. What machines read (links, commands, CSV) never comes from here.

let whole = new Intl.NumberFormat('en')
let point = '.'

/** Takes the first of these locales that the engine knows. */
export function countIn(locales: readonly string[]): void {
  const [locale] = locales.filter(isKnown)
  whole = new Intl.NumberFormat(locale ?? 'en', { maximumFractionDigits: 1 })
  point = whole.formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.'
}

/** Engines refuse a tag that is no language's, such as the “C” of a system without one. */
export function isKnown(locale: string): boolean {
  try {
    return new Intl.NumberFormat(locale).format(0) !== ''
  } catch {
    return false
  }
}

/** “5,000”, “2.3”: grouped, with at most one decimal. */
export function count(value: number): string {
  return whole.format(value)
}

/** A number that is already written with a decimal point, with the locale's instead. */
export function withDecimal(text: string): string {
  return text.replace('.', point)
}

/** “12.30”: always so many decimals. */
export function fixed(value: number, decimals: number): string {
  return withDecimal(value.toFixed(decimals))
}

/** “(0.25, −1.07)”, of numbers that are written already. */
export function vector(components: readonly string[]): string {
  return `(${components.join(point === ',' ? '; ' : ', ')})`
}

/** “0.3”, “1e-9”: exact, as people type it into a field. */
export function typable(value: number): string {
  return withDecimal(String(value))
}

/** “48,48”, and where commas stand in numbers “0,5; 1,2”. */
export function typableList(values: readonly number[]): string {
  return point === ',' ? values.map(typable).join('; ') : values.join(',')
}

/** What was typed for a number, as the core reads it: a lone comma is a decimal one, unless it may well part thousands. */
export function typedNumber(text: string): string {
  const typed = text.trim()
  if (point !== ',' && /^[-+]?[1-9]\d{0,2},\d{3}$/.test(typed)) return typed
  return typed.replace(/^([-+]?\d*),(\d+(?:e[-+]?\d+)?)$/i, '$1.$2')
}

/** The same for a list: its members are parted by semicolons, or by commas where these cannot be decimal ones. */
export function typedList(text: string): string {
  if (text.includes(';')) return text.split(';').map(typedNumber).join(',')
  return point === ',' ? text.split(/,\s+/).map(typedNumber).join(',') : text
}
