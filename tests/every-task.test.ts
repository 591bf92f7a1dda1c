// Every task of the table with every model that can learn it: trained by the command line, in a file and back, and in
// the module, to the same bits.
import { readFileSync, writeFileSync } from 'node:fs'
import createHnn, { type Hnn, type Settings } from '@wasm/hnn.mjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folder, json } from './cli/program'

const steps = 50
const files = folder()
let hnn: Hnn
beforeAll(async () => {
  hnn = await createHnn()
})
afterAll(() => files.remove())

const { tasks, settings, models, optimizers } = json('tasks')

interface Task {
  id: string
  models: string[]
  default_models: string[]
  needs_file: boolean
  has_energy: boolean
  has_frames: boolean
}

/** Few points and small layers, and a start weight for each seed that is not the default's. */
function small(task: Task): Settings {
  const wanted: Settings = { trajectories: 5, points: 8, widths: [8, 6], batch: task.has_frames ? 5 : 12, seed: 2 }
  const matters = (name: string) => {
    const setting = settings.find((one: { name: string }) => one.name === name)
    return setting.tasks === undefined || setting.tasks.includes(task.id)
  }
  return { task: task.id, ...Object.fromEntries(Object.entries(wanted).filter(([name]) => matters(name))) }
}

/** A swing of two degrees of freedom, as a file that a task needs. */
function recording(): string {
  const path = files.path('recording.csv')
  const row = (t: number) => [t, Math.cos(t), 0.5 * Math.cos(2 * t), -Math.sin(t), -Math.sin(2 * t)].join(',')
  writeFileSync(path, ['t,q1,q2,p1,p2', ...Array.from({ length: 30 }, (_, i) => row(i / 10))].join('\n'))
  return path
}

const flags = ({ task, ...others }: Settings) =>
  Object.entries(others).flatMap(([name, value]) => [`--${name.replaceAll('_', '-')}`, String(value)])

describe.each(tasks as Task[])('$id', (task) => {
  const path = task.needs_file ? recording() : undefined
  const data = path === undefined ? [] : ['--data', path]

  it.each(task.models)('%s: trained, kept in a file, and the same bits in the module', (model) => {
    const file = files.path(`${task.id}-${model}`)
    const chosen = { ...small(task), model, steps }
    const trained = json('train', task.id, ...flags(chosen), ...data, '--out', file)
    expect(trained).toMatchObject({ task: task.id, model, steps })
    expect(trained.train_loss).toEqual(expect.any(Number))
    expect(trained.energy_mse === null).toBe(!task.has_energy || trained.left_at !== null)

    const { ms_per_step: _, seconds: __, ...found } = json('evaluate', file, ...data)
    expect(trained).toMatchObject(found)

    const trainer = new hnn.Trainer(chosen, path === undefined ? undefined : readFileSync(path))
    const { trainLoss } = trainer.train(steps)
    expect(Number.isFinite(trainLoss)).toBe(true)
    const evaluation = trainer.evaluate()
    expect(evaluation.weightsHash).toBe(trained.weights_hash)
    expect(evaluation.testLoss).toBe(trained.test_loss)
    const orNull = (value: number | null) => (value !== null && Number.isFinite(value) ? value : null)
    expect(orNull(evaluation.energyMse)).toBe(trained.energy_mse)
    expect(orNull(evaluation.coordinateMse)).toBe(trained.coordinate_mse)

    trainer.restart()
    trainer.load(readFileSync(file))
    expect(trainer.step).toBe(steps)
    expect(trainer.evaluate()).toEqual(evaluation)
    trainer.delete()
  })

  it.skipIf(task.has_frames)(
    'learns from states alone, by two networks at once, to the same bits in the module',
    () => {
      const chosen = { ...small(task), model: 'hnn', steps: 5, loss: 'rollout', horizon: 2, members: 2 }
      const trained = json('train', task.id, ...flags(chosen), ...data)
      const trainer = new hnn.Trainer(chosen, path === undefined ? undefined : readFileSync(path))
      trainer.train(5)
      const evaluation = trainer.evaluate()
      expect(evaluation.weightsHash).toBe(trained.weights_hash)
      expect([...(evaluation.memberTestLosses ?? [])]).toEqual(trained.member_test_losses)
      trainer.delete()
    },
  )

  it('has models of its own where nobody chooses', () => {
    expect(task.models).toEqual(expect.arrayContaining(task.default_models))
    expect(task.default_models.length).toBeGreaterThan(0)
  })

  it('gives each model weights of its own', () => {
    const hashes = task.models.map((model) => {
      const trainer = new hnn.Trainer({ ...small(task), model }, path === undefined ? undefined : readFileSync(path))
      trainer.train(1)
      const { weightsHash } = trainer.evaluate()
      trainer.delete()
      return weightsHash
    })
    expect(new Set(hashes).size).toBe(task.models.length)
  })
})

it('walks the whole table', () => {
  expect(tasks.length).toBeGreaterThanOrEqual(10)
  for (const { id } of models) expect((tasks as Task[]).some((task) => task.models.includes(id))).toBe(true)
})

it.each(optimizers as { id: string; needs_all_points: boolean }[])(
  'the optimizer $id takes steps to the same bits in the module, and on any number of threads',
  ({ id, needs_all_points }) => {
    const batch = needs_all_points ? 0 : 200
    const chosen: Settings = { task: 'spring', optimizer: id, batch, widths: [24, 24], steps: 25 }
    const trained = ['1', '2', '3'].map((threads) => json('train', 'spring', ...flags(chosen), '--threads', threads))
    const trainer = new hnn.Trainer(chosen)
    trainer.train(25)
    const { weightsHash } = trainer.evaluate()
    trainer.delete()
    expect(trained.map((one) => one.weights_hash)).toEqual([weightsHash, weightsHash, weightsHash])
  },
)
