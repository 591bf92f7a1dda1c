import type { Setting } from '../state/table'

/** “learning_rate” as people write it: “Learning rate”. */
export function settingLabel({ name, label }: Pick<Setting, 'name' | 'label'>): string {
  if (label) return label
  const words = name.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
