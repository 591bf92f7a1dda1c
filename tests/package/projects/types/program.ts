import type { Fault, HnnPlayground, Learned, PlaygroundValue } from 'hnn-playground'
import { HnnPlayground as Class } from 'hnn-playground/element'
import {
  createHnn,
  createWorkerTrainer,
  type Evaluation,
  type Trainer,
  type WorkerTrainer,
} from 'hnn-playground/engine'
import 'hnn-playground/standalone'

const element: HnnPlayground = document.createElement('hnn-playground')
const same: typeof HnnPlayground = Class
element.task = 'pendulum'
element.timeStep = 0.1
element.widths = [16, 16]
element.addEventListener('hnn-done', ({ detail }) => console.log(detail.models.hnn?.evaluation?.weightsHash))
document.addEventListener('hnn-error', ({ detail }: CustomEvent<Fault>) =>
  console.log(detail.attribute, detail.message),
)
element.ready.then(async () => {
  const learned: Learned = await element.train()
  const state: PlaygroundValue = element.state
  element.state = { ...state, seed: 2 }
  const bytes: Uint8Array = await element.save('hnn')
  await element.load('hnn', bytes)
  const { truth } = await element.rollout()
  console.log(learned, truth?.times.length, element instanceof same)
})

export async function trained(): Promise<Evaluation> {
  const hnn = await createHnn()
  const here: Trainer = new hnn.Trainer({ task: 'spring', seed: 1 })
  const there: WorkerTrainer = await createWorkerTrainer({ task: 'spring', seed: 1 })
  const step: number = await there.step
  console.log(step, here.train(1).trainLoss, (await there.train(1)).trainLoss)
  return there.evaluate()
}

// @ts-expect-error: there is no such task
element.task = 'spirng'
// @ts-expect-error: a promise is no number
export const wrong: number = (await createWorkerTrainer({})).step
// @ts-expect-error: what the element has within is its own
element.playground
