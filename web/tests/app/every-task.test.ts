import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { labelsOf } from '../../src/app/state/labels'
import { untrained } from '../../src/app/state/model-state'
import type { Playground } from '../../src/app/state/playground'
import { type Scene, sceneOf } from '../../src/app/state/scene'
import { type Model, modelNamed, type Quantity, type Table, type Task } from '../../src/app/state/table'
import { details, views } from '../../src/app/views/views'
import { announcement, overText, solverTexts } from '../../src/app/words/figures'
import { makingText } from '../../src/app/words/making'
import { explain, explainFurther, setting, sourceText } from '../../src/app/words/sentences'
import { figureOf, type Situation } from '../../src/app/words/situation'
import type { Dataset } from '../../src/engine/protocol'
import { words } from '../../src/language'
import { drawings } from '../../src/plots'
import { evaluation } from './fake-engine'

/** As it is built, from the rows. */
const table: Table = JSON.parse(readFileSync(new URL('../../../build/wasm/table.json', import.meta.url), 'utf8'))

const named = (id: string) => modelNamed(table, id)
const phases: readonly Situation['phase'][] = ['ready', 'training', 'resting', 'finished']
/** Where the file decides, as many degrees of freedom as it may have. */
const dimensionsOf = ({ dimension }: Task) => (dimension === null ? [2, 8] : [dimension])
const measured: Quantity = { name: 'angle', symbol: 'q', unit: '' }

function sceneFor(task: Task, dimension: number): Scene {
  const states = () => Float32Array.from({ length: 3 * dimension }, (_, i) => Math.sin(i))
  const dataset = {
    source: 'simulated',
    dimension,
    coordinates: task.dimension === null ? Array.from({ length: dimension }, () => measured) : task.coordinates,
    train: { x: states(), dxdt: states() },
    test: { x: states(), dxdt: states() },
    start: Float32Array.from({ length: dimension }, Math.cos),
    noiseFloor: null,
  }
  return sceneOf(task, dataset as unknown as Dataset)
}

/** Every model alone, those of the default, and as many as can stand side by side. */
function castsOf(task: Task): readonly (readonly Model[])[] {
  const most = task.models.slice(0, table.limits.most_models)
  return [...task.models.map((id) => [id]), task.default_models, most, [...most].reverse()].map((ids) => ids.map(named))
}

/** Some results of so many models: known, nobody's, and those of motions that run off. */
function resultsOf(models: readonly Model[]): readonly Situation['models'][] {
  const errors: readonly ((i: number) => number | null)[] = [
    (i) => 10 ** -i,
    (i) => 10 ** (i - 4),
    () => 0.1,
    () => null,
    (i) => (i === 0 ? Number.POSITIVE_INFINITY : 0.1),
  ]
  return errors.map((errorOf) =>
    models.map((model, i) => ({
      model,
      step: 2000,
      diverged: false,
      trainLoss: 0.03 * (i + 1),
      energyError: errorOf(i),
      testEnergyError: errorOf(i),
      energies: [3, 3 + i] as const,
      ownDrift: model.has_energy ? 1e-12 : null,
    })),
  )
}

function situationsOf(task: Task, models: readonly Model[]): Situation[] {
  const sources = task.needs_file
    ? (['measured'] as const)
    : task.takes_file
      ? (['simulated', 'measured'] as const)
      : (['simulated'] as const)
  return [task.defaults, task.fast_defaults]
    .flatMap((each) => Object.values(each))
    .flatMap((experiment) =>
      dimensionsOf(task).flatMap((dimension) =>
        sources.flatMap((source) =>
          phases.flatMap((phase) =>
            resultsOf(models).map((results) => ({
              task,
              experiment,
              source,
              dimension,
              points: 750,
              stillLoss: 1,
              noiseFloor: task.noisy ? 0.04 : null,
              phase,
              pushed: false,
              models: results,
            })),
          ),
        ),
      ),
    )
}

function playgroundOf(task: Task, models: readonly Model[]): Playground {
  const energyMse = task.energy === null ? null : 0.1
  const states = models.map(({ id }) => {
    const state = { ...untrained(), step: 5, energyError: energyMse, evaluation: evaluation({ energyMse }) }
    return [id, { ...state, testLoss: { ...state.testLoss, x: [1], y: [0.25] } }] as const
  })
  const shown = { table, task, experiment: task.defaults.code, models: new Map(states), finished: true }
  return shown as unknown as Playground
}

/** Nothing that was put in by a program and isn't there. */
const blank = /undefined|null|NaN|\[object|\(\)|“”|\s\s|\s[.,:;]|^\s|\s$/

function expectProse(text: string): void {
  expect(text).not.toMatch(blank)
  for (const sentence of text.split(/(?<=[.!?])\s+(?=\S)/)) expect(sentence).toMatch(/^\S.*[.!?]$/)
  expect(text).toMatch(/^[A-Z]/)
}

function expectQuantity({ name, symbol, unit }: Quantity): void {
  expect(name).not.toBe('')
  expect(symbol).not.toBe('')
  expect(typeof unit).toBe('string')
}

describe.each(table.tasks)('the row of $id', (task) => {
  it('has a view, a scene, a drawing, and words for how its motions are started', () => {
    expect(Object.keys(views)).toContain(task.view)
    expect(Object.keys(details)).toContain(task.view)
    expect(Object.keys(words().views.hints)).toContain(task.view)
    expect(Object.keys(drawings)).toContain(task.drawing)
    for (const dimension of dimensionsOf(task)) {
      const { view } = sceneFor(task, dimension)
      expect(view.qMax).toBeGreaterThan(view.qMin)
      expect(view.pMax).toBeGreaterThan(view.pMin)
    }
  })

  it('has complete labels', () => {
    for (const dimension of dimensionsOf(task)) {
      const { coordinates, time, energy, hamiltonian } = labelsOf(task, sceneFor(task, dimension))
      expect(coordinates).toHaveLength(dimension)
      for (const quantity of [...coordinates, time]) expectQuantity(quantity)
      expect(energy !== null).toBe(task.has_energy)
      if (energy) expectQuantity(energy)
      if (hamiltonian) expectQuantity(hamiltonian)
    }
    // Only a file's units may be unknown; a law of bare numbers has none at all.
    const units = [...task.coordinates, task.time].map(({ unit }) => unit)
    if (!task.needs_file) expect(new Set(units.map((unit) => unit === '')).size).toBe(1)
    expect(labelsOf(task, null).coordinates).toHaveLength(task.dimension ?? 0)
  })

  it('says where the rod is in frames where it has any', () => {
    expect(task.view === 'frames').toBe(task.has_frames)
    expect(task.frame !== null).toBe(task.has_frames)
    expect(task.momentum_per_velocity !== null).toBe(task.has_frames)
    const { pivot_x, pivot_y, rod_x, rod_y, side } = task.frame ?? {
      side: 1,
      pivot_x: 0,
      pivot_y: 0,
      rod_x: 1,
      rod_y: 1,
    }
    expect(Number.isInteger(side) && side > 0).toBe(true)
    for (const share of [pivot_x, pivot_y, rod_x, rod_y]) expect(share >= 0 && share <= 1).toBe(true)
  })

  it('names models of the table and values for every setting', () => {
    const ids = table.models.map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining([...task.models]))
    expect(task.models).toEqual(expect.arrayContaining([...task.default_models]))
    expect(task.default_models.length).toBeGreaterThan(0)
    expect(task.default_models.length).toBeLessThanOrEqual(table.limits.most_models)
    for (const { model } of task.paper) expect(ids).toContain(model)
    const settings = table.settings.map(({ name }) => name)
    for (const experiment of [task.defaults, task.fast_defaults].flatMap((each) => Object.values(each))) {
      expect(Object.keys(experiment).sort()).toEqual([...settings].sort())
      expect(experiment.task).toBe(task.id)
      expect(makingText(table, experiment)).not.toMatch(blank)
    }
    for (const { setting: of, value } of task.findings) {
      expect(settings).toContain(of)
      const { choices } = table.settings.find(({ name }) => name === of) ?? {}
      if (choices) expect(choices).toContain(value)
    }
  })

  it('is told from simulation and from measurement where it can be either', () => {
    if (!task.needs_file) expect(task.seen.simulated).not.toBe('')
    if (!task.takes_file) return
    expect(task.seen.measured).not.toBe('')
    expect(sourceText(task, 'measured', 'swing.csv')).toBe('measured, swing.csv')
    if (!task.needs_file) expect(sourceText(task, 'simulated', null)).toMatch(/./)
  })

  it.each([
    { of: task, what: 'as it is' },
    { of: { ...task, energy: null, has_energy: false }, what: 'with no known energy' },
  ])('is told in whole sentences with every choice of models, $what', ({ of }) => {
    for (const models of castsOf(of)) {
      for (const situation of situationsOf(of, models)) {
        const told = [...explain(situation), ...explainFurther(situation)]
        const given = setting(situation)
        for (const text of [...told, given]) expectProse(text)
        for (const { in_text, sentence } of models)
          expect(given.toLowerCase()).toContain(`${in_text} ${sentence}.`.toLowerCase())
        if (situation.phase === 'ready') expect(told).toHaveLength(1)
        if (models.length === 1) expect(told.join(' ')).not.toMatch(/better|best|[Bb]oth|their/)
        if (of.energy === null) expect(told.join(' ')).not.toMatch(/(keep|follow)s? the energy|infinity|off by/)
      }
    }
  })

  it.each([
    { of: task, what: 'as it is' },
    { of: { ...task, energy: null, has_energy: false }, what: 'with no known energy' },
  ])('has figures, what they are over, and how they were solved, $what', ({ of }) => {
    for (const models of castsOf(of)) {
      const playground = playgroundOf(of, models)
      for (const { id } of models) {
        const figure = figureOf(playground, id)
        expect(figure).not.toBeNull()
        expect(overText(of)).toMatch(/^(over|along) the /)
      }
      for (const text of solverTexts(playground)) expectProse(text)
      const spoken = announcement(playground)
      expectProse(spoken)
      for (const { in_text } of models) expect(spoken).toContain(in_text)
    }
  })
})

describe.each(table.models)('the row of the model $id', (model) => {
  it('has the words that every text needs', () => {
    for (const text of [model.title, model.label, model.in_text, model.sentence]) expect(text).not.toMatch(blank)
    for (const text of [model.title, model.label, model.in_text, model.sentence]) expect(text).not.toBe('')
    expect(model.in_text).toMatch(/^the /)
    expect(model.sentence).toMatch(/^[a-z].*[^.]$/)
  })

  it('keeps an energy only where it has one', () => {
    expect(model.conserves && !model.has_energy).toBe(false)
  })

  it('can learn something', () => {
    expect(table.tasks.some(({ models }) => models.includes(model.id))).toBe(true)
  })
})

describe('the views and drawings', () => {
  it('are each used by a task, and unknown ones are none', () => {
    const used = (key: 'view' | 'drawing') => [...new Set(table.tasks.map((task) => task[key]))].sort()
    expect(Object.keys(views).sort()).toEqual(used('view'))
    expect(Object.keys(drawings).sort()).toEqual(used('drawing'))
  })
})
