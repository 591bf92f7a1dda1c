import { typable, typableList, typedList, typedNumber } from '../../language'
import type { Setting, Value } from '../state/table'
import { valueText } from '../state/values'

/** “learning_rate” as people write it: “Learning rate”. */
export function settingLabel({ name, label }: Pick<Setting, 'name' | 'label'>): string {
  if (label) return label
  const words = name.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A value as it stands in a field. */
export function fieldText({ type }: Pick<Setting, 'type'>, value: Value): string {
  if (typeof value === 'number' && type === 'number') return typable(value)
  return type === 'numbers' && typeof value !== 'string' && typeof value !== 'number'
    ? typableList(value)
    : valueText(value)
}

/** What was typed into a field, as the core reads it. */
export function typedText({ type }: Pick<Setting, 'type'>, text: string): string {
  if (type === 'number') return typedNumber(text)
  if (type === 'numbers') return typedList(text)
  return type === 'integers' ? text.replaceAll(';', ',') : text
}
