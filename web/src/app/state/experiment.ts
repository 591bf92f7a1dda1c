import { decidedIn, defaultsOf } from './recipe'
import { type Experiment, isChoiceIn, matters, type Setting, type Table, taskOf, type Value } from './table'
import { sameValue } from './values'

/** What a task is shown with before anybody has chosen anything: the opening is one such. */
function unchosen(table: Table, experiment: Experiment): Experiment {
  const { opening } = table
  const isOpening = leading.every((name) => experiment[name] === opening[name])
  return isOpening ? opening : defaultsOf(table, experiment)
}

/** What everything else has its defaults by. */
export const leading: readonly string[] = ['task', 'convention', 'recipe']

/**
 * The experiment after a change. Another task or convention brings its own defaults: what was chosen about the data and
 * the rollout belongs to the old task and goes, what was chosen about training stays. Another recipe is all that it is.
 * What has no effect on another optimizer or another loss has its default again.
 */
export function withValue(table: Table, experiment: Experiment, name: string, value: Value): Experiment {
  const next = { ...experiment, [name]: value }
  if (name === 'recipe') return withoutIdle(table, { ...next, ...decidedIn(table, next) })
  if (!leading.includes(name)) return name === 'optimizer' || name === 'loss' ? withoutIdle(table, next) : next
  const before = [defaultsOf(table, experiment), unchosen(table, experiment)]
  const defaults = unchosen(table, next)
  const isChosen = (name: string) => !before.some((values) => sameValue(experiment[name], values[name]))
  const { integrator = '', optimizer = '' } = defaults
  const rest = {
    ...defaults,
    ...next,
    integrator,
    optimizer: isChosen('optimizer') ? (next.optimizer ?? '') : optimizer,
  }
  const stays = (setting: Setting) => {
    if (leading.includes(setting.name)) return true
    const general = setting.group === 'task' || setting.group === 'training' || name === 'convention'
    const possible = matters(setting, rest) && isChoiceIn(setting, next[setting.name], next)
    return isChosen(setting.name) && general && possible
  }
  const kept = table.settings.filter(stays).map((setting) => [setting.name, next[setting.name] as Value])
  return withoutIdle(table, { ...defaults, ...Object.fromEntries(kept) })
}

/** With the defaults of what has no effect on the optimizer or the loss. */
function withoutIdle(table: Table, experiment: Experiment): Experiment {
  const defaults = defaultsOf(table, experiment)
  const ofThem = ({ optimizers, losses }: Setting) => optimizers !== undefined || losses !== undefined
  const idle = table.settings.filter((setting) => ofThem(setting) && !matters(setting, experiment))
  return { ...experiment, ...Object.fromEntries(idle.map(({ name }) => [name, defaults[name] as Value])) }
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
