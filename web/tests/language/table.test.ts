import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Quantity, Table } from '../../src/app/state/table'
import { told, toldQuantity } from '../../src/app/state/told'
import { speak, words } from '../../src/language'

const path = fileURLToPath(new URL('../../../build/wasm/table.json', import.meta.url))
const table = JSON.parse(readFileSync(path, 'utf8')) as Table

describe('in English', () => {
  it('the core’s rows are told as they are', () => expect(told(table)).toEqual(table))
})

describe('in German', () => {
  beforeAll(() => speak('de', []))
  afterAll(() => speak('en', []))

  // A name may be the same in both, a sentence can't.
  const expectSaid = (german: string | undefined, english: string, mayAgree = false) => {
    if (english === '') expect(german ?? '').toBe('')
    else expect(german).toMatch(/./)
    if (english !== '' && !mayAgree) expect(german).not.toBe(english)
  }

  it.each(table.tasks)('the task $id is told', (task) => {
    const own = words().table?.tasks[task.id]
    expectSaid(own?.title, task.title)
    expectSaid(own?.description, task.description)
    expectSaid(own?.in_text, task.in_text)
    expectSaid(own?.seen.simulated, task.seen.simulated)
    expectSaid(own?.seen.measured, task.seen.measured)
    expectSaid(own?.stand_in, task.stand_in)
    expectSaid(own?.remark, task.remark)
    expectSaid(own?.paper_note, task.paper_note)
    expect(own?.findings ?? []).toHaveLength(task.findings.length)
    const quantities = [...task.coordinates, task.time, ...(task.energy ? [task.energy] : [])]
    for (const quantity of quantities) expect(toldQuantity(quantity).name, quantity.name).not.toBe(quantity.name)
    for (const { unit } of quantities) if (/[a-z]{4}/.test(unit)) expect(unitOf(unit)).not.toBe(unit)
  })

  it.each(table.models)('the model $id is told', (model) => {
    const own = words().table?.models[model.id]
    expectSaid(own?.title, model.title, true)
    expectSaid(own?.label, model.label, true)
    expectSaid(own?.in_text, model.in_text)
    expectSaid(own?.sentence, model.sentence)
    expect(own?.in_text).toMatch(/^(die|das) /)
  })

  it.each(table.solvers)('the solver $id is told', (solver) => {
    const own = words().table?.solvers[solver.id]
    expectSaid(own?.title, solver.title, true)
    expectSaid(own?.description, solver.description)
  })

  it.each(table.optimizers)('the optimizer $id is told', (optimizer) => {
    const own = words().table?.optimizers[optimizer.id]
    expectSaid(own?.title, optimizer.title, true)
    expectSaid(own?.description, optimizer.description)
  })

  it.each(table.settings)('the setting $name is told', (setting) => {
    const own = words().table?.settings[setting.name]
    expectSaid(own?.help, setting.help)
    expectSaid(own?.label, setting.name)
    if (setting.unit !== '') expectSaid(own?.unit, setting.unit)
  })

  it('nothing is told of rows that aren’t there', () => {
    const own = words().table
    const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort()
    expect(Object.keys(own?.tasks ?? {}).sort()).toEqual(ids(table.tasks))
    expect(Object.keys(own?.models ?? {}).sort()).toEqual(ids(table.models))
    expect(Object.keys(own?.solvers ?? {}).sort()).toEqual(ids(table.solvers))
    expect(Object.keys(own?.optimizers ?? {}).sort()).toEqual(ids(table.optimizers))
    expect(Object.keys(own?.settings ?? {}).sort()).toEqual(table.settings.map(({ name }) => name).sort())
  })
})

function unitOf(unit: string): string {
  const quantity: Quantity = { name: 'time', symbol: 't', unit }
  return toldQuantity(quantity).unit
}
