import { type Experiment, matters, settingNamed, type Table, taskNamed, unusedSetting, type Value } from './table'
import { label, readValue, sameValue, valueText } from './values'

/** What a link asks for. Nonsense in it is left at its default and named in a message. */
export interface LinkReading {
  experiment: Experiment
  /** by setting: a sentence to stand beside its control */
  errors: ReadonlyMap<string, string>
  /** what has no control: names that no setting has */
  notice: string | null
}

export function readLink(table: Table, query: string): LinkReading {
  const errors = new Map<string, string>()
  const unknown: string[] = []
  const values = new Map<string, Value>()
  for (const [name, text] of new URLSearchParams(query.replace(/^[?#]/, ''))) {
    const setting = settingNamed(table, name)
    if (!setting) {
      unknown.push(`“${name.slice(0, 24)}”`)
      continue
    }
    const reading = values.has(name)
      ? { error: `${label(setting)} stands in the link twice.` }
      : readValue(setting, text)
    if ('value' in reading) values.set(name, reading.value)
    else errors.set(name, `${reading.error} The default is used instead.`)
  }
  for (const name of errors.keys()) values.delete(name)
  const defaults = defaultsOf(table, values.get('task'), values.get('convention'))
  const idle = [...values.keys()].filter((name) => {
    const setting = settingNamed(table, name)
    return setting && !matters(setting, defaults.task) && !sameValue(values.get(name), defaults[name])
  })
  for (const name of idle) values.delete(name)
  return {
    experiment: { ...defaults, ...Object.fromEntries(values) },
    errors,
    notice: noticeOf(unknown, idle, defaults),
  }
}

function noticeOf(unknown: readonly string[], idle: readonly string[], { task }: Experiment): string | null {
  const parts: string[] = []
  if (unknown.length > 0)
    parts.push(`The link names ${unknown.join(', ')}, which no setting is called; the rest of it holds.`)
  if (idle.length > 0) parts.push(`The link sets ${idle.join(', ')}, which has no effect in the task ${String(task)}.`)
  return parts.length > 0 ? parts.join(' ') : null
}

export function defaultsOf(table: Table, task: Value | undefined, convention: Value | undefined): Experiment {
  const found = taskNamed(table, task) ?? table.tasks[0]
  if (!found) throw new Error('The table of settings names no task; build the core again.')
  return found.defaults[convention === 'paper' ? 'paper' : 'code']
}

/** `task=spring&seed=1`: the task, and what differs from its defaults. */
export function queryOf(table: Table, experiment: Experiment): string {
  const defaults = defaultsOf(table, experiment.task, experiment.convention)
  const parts = table.settings
    .filter(({ name }) => name !== unusedSetting)
    .filter(({ name }) => name === 'task' || name === 'convention' || !sameValue(experiment[name], defaults[name]))
    .filter(({ name }) => name !== 'convention' || experiment[name] !== 'code')
    .map(({ name }) => `${name}=${encodeURIComponent(valueText(experiment[name] ?? '')).replaceAll('%2C', ',')}`)
  return parts.join('&')
}

/**
 * The experiment after a change. Another task or convention brings its own defaults: what was chosen about the data and
 * the rollout belongs to the old task and goes, what was chosen about training stays.
 */
export function withValue(table: Table, experiment: Experiment, name: string, value: Value): Experiment {
  if (name !== 'task' && name !== 'convention') return { ...experiment, [name]: value }
  const before = defaultsOf(table, experiment.task, experiment.convention)
  const next = { ...experiment, [name]: value }
  const defaults = defaultsOf(table, next.task, next.convention)
  const kept = table.settings.filter((setting) => {
    if (setting.name === 'task' || setting.name === 'convention') return true
    const chosen = !sameValue(experiment[setting.name], before[setting.name])
    const general = setting.group === 'task' || setting.group === 'training'
    return chosen && (general || name === 'convention') && matters(setting, next.task)
  })
  return { ...defaults, ...Object.fromEntries(kept.map((setting) => [setting.name, next[setting.name] as Value])) }
}

/** Whether one trainer serves both: the start state and the end of a rollout are asked for anew each time. */
export function sameTrainer(table: Table, a: Experiment, b: Experiment): boolean {
  return table.settings.every(({ name }) => name === 'from' || name === 'until' || sameValue(a[name], b[name]))
}
