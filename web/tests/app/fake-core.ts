import { type Experiment, settingNamed, type Task, type Value } from '../../src/app/state/table'
import { sameValue, valueText } from '../../src/app/state/values'
import type { ColumnsReading, Core, Settings } from '../../src/engine/protocol'
import { table } from './table-fixture'

/** Stands for what the page asks of the core: reads and writes links of the fixture's table. */
export const core: Core = {
  table: () => JSON.stringify(table),
  readLink: (link) => {
    const query = new URLSearchParams(link.replace(/^[?#]/, ''))
    const row = rowOf(query.get('task') ?? 'spring')
    const experiment: Record<string, Value> = { ...row.defaults.code }
    const errors: Record<string, string> = {}
    let notice: string | null = null
    for (const [name, text] of query) {
      if (name === 'models') continue
      if (!settingNamed(table, name)) notice = `The link names “${name}”, which no setting is called.`
      else {
        try {
          experiment[name] = read(experiment, name, text)
        } catch (error) {
          errors[name] = (error as Error).message
        }
      }
    }
    const models = query.get('models')?.split(',') ?? [...row.default_models]
    return { experiment: experiment as Settings, models, errors, notice }
  },
  readSetting: (experiment, name, text) => read(experiment as Experiment, name, text) as string | number | number[],
  writeLink: (experiment, models) => {
    const row = rowOf(String(experiment.task))
    const differing = table.settings
      .filter(({ name }) => name !== 'model')
      .filter(({ name }) => name === 'task' || !sameValue(experiment[name], row.defaults.code[name]))
      .map(({ name }) => `${name}=${valueText(experiment[name] ?? '')}`)
    const usual = models.join() === row.default_models.join()
    return [...differing, ...(usual ? [] : [`models=${models.join(',')}`])].join('&')
  },
  readColumns: (data, columns): ColumnsReading => {
    if (data.length < 2) throw new Error('The file is no table.')
    const known = data[0] === 113 || columns !== ''
    const wrong = data[1] === 0 && data[0] === 113 ? 'Line 9 has no number.' : null
    return {
      names: ['Zeit', 'Winkel'],
      rows: data[0] === 112 ? [['not', 'a recording']] : [['0', '0,5']],
      chosen: known
        ? [
            { name: 't', column: 'Zeit' },
            { name: 'q1', column: 'Winkel' },
          ]
        : [],
      problem: known ? wrong : 'None of the columns is called t.',
    }
  },
  // No task of the fixture is typed.
  readFormula: () => ({ problem: 'This core reads no formulas.', at: 0, length: 0 }),
  typedLaw: () => {
    throw new Error('This core knows no typed law.')
  },
}

function rowOf(id: string): Task {
  return table.tasks.find((task) => task.id === id) ?? (table.tasks[0] as Task)
}

function read(experiment: Experiment, name: string, text: string): Value {
  const setting = settingNamed(table, name)
  if (setting && ['choice', 'text', 'pushes'].includes(setting.type)) {
    if (!setting.choices || setting.choices.includes(text)) return text
  } else if (setting?.type === 'integers' || setting?.type === 'numbers') {
    const values = text === '' ? [] : text.split(',').map(Number)
    const size = rowOf(String(experiment.task)).dimension
    if (values.every(Number.isFinite) && (name !== 'from' || values.length === 0 || !size || values.length === size))
      return values
  } else if (Number.isFinite(Number(text))) return Number(text)
  throw new Error(`${name} is “${text}”, but it has to be ${setting?.right}.`)
}
