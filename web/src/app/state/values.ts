import type { Setting, Value } from './table'

export type Reading = { value: Value } | { error: string }

/** Reads a value as the core does: numbers with a dot, lists with commas. The error is one sentence. */
export function readValue(setting: Setting, text: string): Reading {
  const trimmed = text.trim()
  const value = valueIn(setting, trimmed)
  if (value !== null) return { value }
  const is = trimmed === '' ? 'is empty' : `is “${shortened(trimmed)}”`
  return { error: `${label(setting)} ${is}, but it has to be ${rightValue(setting)}.` }
}

function valueIn(setting: Setting, text: string): Value | null {
  if (setting.type === 'choice') return setting.choices?.includes(text) ? text : null
  if (setting.type === 'integer' || setting.type === 'number') return readNumber(setting, text)
  const values: number[] = []
  for (const part of text === '' ? [] : text.split(',')) {
    const value = readNumber(setting, part.trim())
    if (value === null) return null
    values.push(value)
  }
  const { min_length: least = 0, max_length: most = values.length } = setting
  return values.length >= least && values.length <= most ? values : null
}

/** The text that `readValue` reads back as this value. */
export function valueText(value: Value): string {
  return Array.isArray(value) ? value.map(String).join(',') : String(value)
}

export function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  return a !== undefined && b !== undefined && valueText(a) === valueText(b)
}

/** “learning_rate” as people write it: “Learning rate”. */
export function label(setting: Setting): string {
  const words = setting.name.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function readNumber(setting: Setting, text: string): number | null {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return null
  const value = Number(text)
  const whole = setting.type === 'number' || setting.type === 'numbers' || Number.isInteger(value)
  const { min = value, max = value } = setting
  return whole && value >= min && value <= max ? value : null
}

function rightValue(setting: Setting): string {
  if (setting.type === 'choice') return either(setting.choices ?? [])
  const unit = setting.unit ? ` ${setting.unit}` : ''
  const range = `from ${setting.min} to ${setting.max}${unit}`
  if (setting.type === 'integer') return `a whole number ${range}`
  if (setting.type === 'number') return `a number ${range}`
  const { min_length: least = 0, max_length: most } = setting
  const numbers = setting.type === 'integers' ? 'whole numbers' : 'numbers'
  return `${least === 0 ? `up to ${most}` : `${least} to ${most}`} ${numbers} ${range}, parted by commas`
}

function shortened(text: string): string {
  return text.length > 24 ? `${text.slice(0, 23)}…` : text
}

function either(choices: readonly string[]): string {
  const others = choices.slice(0, -1).join(', ')
  return others ? `${others} or ${choices.at(-1)}` : `${choices.at(-1) ?? 'nothing'}`
}
