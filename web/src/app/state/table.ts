/** One setting, as the core describes it. */
export interface Setting {
  name: string
  group: 'task' | 'data' | 'training' | 'rollout'
  help: string
  unit: string
  type: 'choice' | 'integer' | 'number' | 'integers' | 'numbers'
  choices?: readonly string[]
  /** of a number, and of each member of a list */
  min?: number
  max?: number
  /** of a list */
  min_length?: number
  max_length?: number
  /** the tasks it has an effect in; left out or empty: all */
  tasks?: readonly string[]
}

export type Value = string | number | readonly number[]
/** Every setting of a run by its name. */
export type Experiment = Readonly<Record<string, Value>>

export interface Task {
  id: string
  title: string
  description: string
  dimension: number
  /** by convention */
  defaults: Readonly<Record<'code' | 'paper', Experiment>>
}

export interface Table {
  settings: readonly Setting[]
  tasks: readonly Task[]
}

/** The page trains both models, so it has no use for this one. */
export const unusedSetting = 'model'

export function settingNamed(table: Table, name: string): Setting | undefined {
  return table.settings.find((setting) => setting.name === name)
}

export function taskNamed(table: Table, id: Value | undefined): Task | undefined {
  return table.tasks.find((task) => task.id === id)
}

export function matters(setting: Setting, task: Value | undefined): boolean {
  return !setting.tasks || setting.tasks.length === 0 || setting.tasks.includes(String(task))
}

export function numberOf(experiment: Experiment, name: string): number {
  const value = experiment[name]
  return typeof value === 'number' ? value : Number.NaN
}
