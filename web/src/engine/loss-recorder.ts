import type { Trainer } from '../../../wasm/hnn'
import type { LossPoints } from './protocol'
import { lossSchedule, type Schedule } from './schedule'

/** Keeps the losses since the last report, and knows at which steps one is due. */
export class LossRecorder {
  readonly #steps: number
  readonly #mostPoints: number | undefined
  readonly #schedule: Schedule
  readonly #trainLoss = new Points()
  readonly #testLoss = new Points()
  #nextTrain: number
  #nextTest: number

  /** `mostPoints`: how much of the test data the test loss is taken over, where all of it takes long */
  constructor(steps: number, mostPoints?: number, from = 0) {
    this.#steps = steps
    this.#mostPoints = mostPoints
    this.#schedule = lossSchedule(steps)
    this.#nextTrain = this.#schedule.nextTrain(from)
    this.#nextTest = this.#schedule.nextTest(from)
  }

  /** A recorder for the same data that begins after another step. */
  restartedAt(step: number): LossRecorder {
    return new LossRecorder(this.#steps, this.#mostPoints, step)
  }

  /** How many steps to run from `step` so as not to pass `last` nor a step whose loss is due. */
  until(step: number, last: number): number {
    return Math.min(last, this.#nextTrain, this.#nextTest) - step
  }

  /** `trainLoss` is the loss of the step that `trainer` has just done. */
  record(trainer: Trainer, trainLoss: number): void {
    const { step } = trainer
    if (step >= this.#nextTrain) {
      this.#nextTrain = this.#schedule.nextTrain(step)
      this.#trainLoss.add(step, trainLoss)
    }
    if (step >= this.#nextTest) {
      this.#nextTest = this.#schedule.nextTest(step)
      this.#testLoss.add(step, trainer.testLoss(this.#mostPoints))
    }
  }

  /** What was recorded since the last call. */
  take(): { trainLoss: LossPoints; testLoss: LossPoints } {
    return { trainLoss: this.#trainLoss.take(), testLoss: this.#testLoss.take() }
  }
}

class Points {
  #steps: number[] = []
  #values: number[] = []

  add(step: number, value: number): void {
    this.#steps.push(step)
    this.#values.push(value)
  }

  take(): LossPoints {
    const taken = { steps: Float64Array.from(this.#steps), values: Float64Array.from(this.#values) }
    this.#steps = []
    this.#values = []
    return taken
  }
}
