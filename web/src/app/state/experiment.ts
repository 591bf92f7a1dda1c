import { type Experiment, matters, type Setting, type Table, taskOf, type Value } from './table'
import { sameValue } from './values'

export function defaultsOf(table: Table, experiment: Experiment): Experiment {
  const { defaults, fast_defaults } = taskOf(table, experiment)
  return (experiment.recipe === 'fast' ? fast_defaults : defaults)[experiment.convention === 'paper' ? 'paper' : 'code']
}

/** What a task is shown with before anybody has chosen anything: the opening is one such. */
function unchosen(table: Table, experiment: Experiment): Experiment {
  const { opening } = table
  const isOpening = leading.every((name) => experiment[name] === opening[name])
  return isOpening ? opening : defaultsOf(table, experiment)
}

/** What everything else has its defaults by. */
const leading = ['task', 'convention', 'recipe']

/**
 * The experiment after a change. Another task, convention or recipe brings its own defaults: what was chosen about the data and
 * the rollout belongs to the old task and goes, what was chosen about training stays.
 */
export function withValue(table: Table, experiment: Experiment, name: string, value: Value): Experiment {
  const next = { ...experiment, [name]: value }
  if (!leading.includes(name)) return next
  const before = [defaultsOf(table, experiment), unchosen(table, experiment)]
  const defaults = unchosen(table, next)
  const stays = (setting: Setting) => {
    if (leading.includes(setting.name)) return true
    const chosen = !before.some((values) => sameValue(experiment[setting.name], values[setting.name]))
    const general = setting.group === 'task' || setting.group === 'training' || name !== 'task'
    return chosen && general && matters(setting, { ...defaults, ...next, integrator: defaults.integrator ?? '' })
  }
  const kept = table.settings.filter(stays).map((setting) => [setting.name, next[setting.name] as Value])
  return { ...defaults, ...Object.fromEntries(kept) }
}

/** The models of another task: those chosen that can learn it, or its own where none was chosen or none can. */
export function modelsFor(table: Table, before: Experiment, after: Experiment, chosen: readonly string[]): string[] {
  const { default_models: usual } = taskOf(table, before)
  const { models, default_models: defaults } = taskOf(table, after)
  const able = chosen.filter((id) => models.includes(id))
  const unchosen = usual.length === chosen.length && usual.every((id, i) => id === chosen[i])
  return unchosen || able.length === 0 ? [...defaults] : able
}

/** What a trainer is made from. How its motions are solved, from where and how long, is asked for anew each time. */
export function trainerSettings(table: Table, experiment: Experiment): Experiment {
  const told = table.settings.filter(({ group }) => group !== 'rollout').map(({ name }) => name)
  return Object.fromEntries(told.flatMap((name) => (name in experiment ? [[name, experiment[name] as Value]] : [])))
}

export function sameTrainer(table: Table, a: Experiment, b: Experiment): boolean {
  return table.settings.every(({ name, group }) => group === 'rollout' || sameOrAbsent(a[name], b[name]))
}

function sameOrAbsent(a: Value | undefined, b: Value | undefined): boolean {
  return a === b || sameValue(a, b)
}

/** Why the chosen start is none of a recording whose states have so many coordinates; null where it is, or none is chosen. */
export function startRefusal({ from }: Experiment, dimension: number): string | null {
  const length = Array.isArray(from) ? from.length : 0
  if (length === 0 || length === dimension) return null
  return `From has ${length} numbers, but a state of this recording has ${dimension}; its own start is used instead.`
}
