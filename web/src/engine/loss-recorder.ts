import type { TrainResult } from '../../../wasm/hnn'
import type { Losses, LossPoints } from './protocol'
import { lossSchedule, type Schedule } from './schedule'

/** The loss on at most so many points of the test data, and after it, of an ensemble, that of each member. */
type TestLosses = (mostPoints: number | undefined) => Promise<Float64Array>

/** Keeps the losses, knows which were not reported yet, and at which steps one is due. */
export class LossRecorder {
  readonly #steps: number
  readonly #mostPoints: number | undefined
  readonly #schedule: Schedule
  readonly #trainLoss: Points
  readonly #testLoss: Points
  #nextTrain: number
  #nextTest: number

  /** `mostPoints`: how much of the test data the test loss is taken over, where all of it takes long */
  constructor(steps: number, mostPoints?: number, from = 0, known?: Losses) {
    this.#steps = steps
    this.#mostPoints = mostPoints
    this.#schedule = lossSchedule(steps)
    this.#trainLoss = new Points(known?.trainLoss)
    this.#testLoss = new Points(known?.testLoss)
    this.#nextTrain = this.#schedule.nextTrain(from)
    this.#nextTest = this.#schedule.nextTest(from)
  }

  /** A recorder for the same data that goes on after another step, up to which these losses are known. */
  restartedAt(step: number, known?: Losses): LossRecorder {
    return new LossRecorder(this.#steps, this.#mostPoints, step, known)
  }

  /** How many steps to run from `step` so as not to pass `last` nor a step whose loss is due. */
  until(step: number, last: number): number {
    return Math.min(last, this.#nextTrain, this.#nextTest) - step
  }

  /** Of the step that has just been done. `testLosses` is asked where they are due. */
  async record({ step, trainLoss }: TrainResult, testLosses: TestLosses): Promise<void> {
    if (step >= this.#nextTrain) {
      this.#nextTrain = this.#schedule.nextTrain(step)
      this.#trainLoss.add(step, trainLoss)
    }
    if (step >= this.#nextTest) {
      this.#nextTest = this.#schedule.nextTest(step)
      const [loss, ...members] = await testLosses(this.#mostPoints)
      this.#testLoss.add(step, loss as number, members)
    }
  }

  /** What was recorded since the last call. */
  take(): Losses {
    return { trainLoss: this.#trainLoss.take(), testLoss: this.#testLoss.take() }
  }

  /** All that was recorded, and what was known before. */
  whole(): Losses {
    return { trainLoss: this.#trainLoss.from(0), testLoss: this.#testLoss.from(0) }
  }
}

class Points {
  readonly #steps: number[]
  readonly #values: number[]
  /** of an ensemble's members */
  readonly #low: number[]
  readonly #high: number[]
  #taken: number

  constructor(known?: LossPoints) {
    this.#steps = [...(known?.steps ?? [])]
    this.#values = [...(known?.values ?? [])]
    this.#low = [...(known?.low ?? [])]
    this.#high = [...(known?.high ?? [])]
    this.#taken = this.#steps.length
  }

  add(step: number, value: number, members: readonly number[] = []): void {
    this.#steps.push(step)
    this.#values.push(value)
    if (members.length === 0) return
    this.#low.push(Math.min(...members))
    this.#high.push(Math.max(...members))
  }

  take(): LossPoints {
    const taken = this.from(this.#taken)
    this.#taken = this.#steps.length
    return taken
  }

  from(first: number): LossPoints {
    return {
      steps: Float64Array.from(this.#steps.slice(first)),
      values: Float64Array.from(this.#values.slice(first)),
      low: Float64Array.from(this.#low.slice(first)),
      high: Float64Array.from(this.#high.slice(first)),
    }
  }
}
