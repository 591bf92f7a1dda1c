import { words } from '../../language'
import type { Quantity, Table } from './table'

/** The table in the language spoken now: what it doesn't say stays as the core says it. */
export function told(table: Table): Table {
  const own = words().table
  if (!own) return table
  return {
    ...table,
    settings: table.settings.map((setting) => ({ ...setting, ...own.settings[setting.name] })),
    models: table.models.map((model) => ({ ...model, ...own.models[model.id] })),
    solvers: table.solvers.map((solver) => ({ ...solver, ...own.solvers[solver.id] })),
    optimizers: table.optimizers.map((optimizer) => ({ ...optimizer, ...own.optimizers[optimizer.id] })),
    tasks: table.tasks.map((task) => {
      const { findings = [], ...said } = own.tasks[task.id] ?? {}
      return {
        ...task,
        ...said,
        coordinates: task.coordinates.map(toldQuantity),
        time: toldQuantity(task.time),
        energy: task.energy && toldQuantity(task.energy),
        findings: task.findings.map((finding, i) => ({ ...finding, text: findings[i] ?? finding.text })),
      }
    }),
  }
}

export function toldQuantity(quantity: Quantity): Quantity {
  const own = words().table?.quantities ?? {}
  const { name, unit } = quantity
  return { ...quantity, name: own[name] ?? name, unit: own[unit] ?? unit }
}
