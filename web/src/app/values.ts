import type { Setting, Value } from './table'

export type Reading = { value: Value } | { error: string }

/** Reads a value as the core does: numbers with a dot, lists with commas. The error is one sentence. */
export function readValue(setting: Setting, text: string): Reading {
  const trimmed = text.trim()
  if (setting.type === 'choice') {
    const choices = setting.choices ?? []
    if (choices.includes(trimmed)) return { value: trimmed }
    return { error: `${label(setting)} can't be “${shortened(trimmed)}”; it is ${either(choices)}.` }
  }
  if (setting.type === 'integer' || setting.type === 'number') {
    const value = readNumber(setting, trimmed)
    return value === null ? { error: numberError(setting, trimmed) } : { value }
  }
  const parts = trimmed === '' ? [] : trimmed.split(',').map((part) => part.trim())
  if (parts.length > setting.max_length) {
    return { error: `${label(setting)} has ${parts.length} numbers; at most ${setting.max_length} are possible.` }
  }
  const values: number[] = []
  for (const part of parts) {
    const value = readNumber(setting, part)
    if (value === null) return { error: numberError(setting, part) }
    values.push(value)
  }
  if (values.length === 0 && setting.type === 'integers') {
    return { error: `${label(setting)} is empty; it is a list such as 200,200.` }
  }
  return { value: values }
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
  return whole && value >= setting.min && value <= setting.max ? value : null
}

function numberError(setting: Setting, text: string): string {
  const whole = setting.type === 'integer' || setting.type === 'integers'
  const unit = setting.unit ? ` ${setting.unit}` : ''
  const range = `${whole ? 'a whole number' : 'a number'} from ${setting.min} to ${setting.max}${unit}`
  if (text === '') return `${label(setting)} is empty; it is ${range}.`
  return `${label(setting)} can't be “${shortened(text)}”; it is ${range}.`
}

function shortened(text: string): string {
  return text.length > 24 ? `${text.slice(0, 23)}…` : text
}

function either(choices: readonly string[]): string {
  const others = choices.slice(0, -1).join(', ')
  return others ? `${others} or ${choices.at(-1)}` : `${choices.at(-1) ?? 'nothing'}`
}
