// What the page opens with has to show what the page is about, whatever else changes in the tasks and the models.
import createHnn, { type Rollout } from '@wasm/hnn.mjs'
import { expect, it } from 'vitest'

it('opens with a motion whose energy the baseline loses sight of, from a tenth of the training on', async () => {
  const hnn = await createHnn()
  const { tasks, opening } = JSON.parse(hnn.table())
  const { default_models: models } = tasks.find(({ id }: { id: string }) => id === opening.task)
  expect(models).toEqual(['baseline', 'hnn'])
  const trainers = models.map((model: string) => new hnn.Trainer({ ...opening, model }))
  const request = { points: 1001, tolerance: 1e-5 }
  const truth = trainers[0].reference(request)
  const energy = truth.energy?.[0]
  for (let step = 0; step < opening.steps; step += opening.steps / 10) {
    const [free, conserving] = trainers.map((trainer: (typeof trainers)[0]) => {
      trainer.train(opening.steps / 10)
      return trainer.rollout(request) as Rollout
    })
    const errorOf = (motion: Rollout) => hnn.energyError(motion, truth) ?? Number.NaN
    expect(errorOf(free)).toBeGreaterThan(10 * errorOf(conserving))
    expect(Math.abs((free.energy?.at(-1) ?? 0) / energy - 1)).toBeGreaterThan(0.3)
  }
  for (const trainer of trainers) trainer.delete()
})
