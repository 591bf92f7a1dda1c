import type { Trainer } from '../../../wasm/hnn'
import type { Leader } from './leader'
import type { LossRecorder } from './loss-recorder'

/** Takes steps in slices, between which messages are answered, and knows how long a step takes. */
export class Slices {
  readonly #now: () => number
  readonly #listen: () => Promise<void>
  /** without the time that other models had their turn in */
  #msPerStep = 0
  #waiting = { since: 0, step: 0 }
  /** ms per step, with that time where it was told of */
  pace = 0

  /** `listen` lets messages come. */
  constructor(now: () => number, listen: () => Promise<void>) {
    this.#now = now
    this.#listen = listen
  }

  restart(): void {
    this.#msPerStep = 0
    this.pace = 0
  }

  /** From here to `waited`, what others take counts. */
  wait({ step }: Trainer): void {
    this.#waiting = { since: this.#now(), step }
  }

  waited({ step }: Trainer): void {
    this.pace = (this.#now() - this.#waiting.since) / (step - this.#waiting.step)
  }

  /**
   * One slice: until `last` or until the budget in ms is spent, at least one step, while it `goesOn`. False where the loss is
   * no longer a number.
   */
  async run(
    trainer: Trainer,
    leader: Leader | null,
    losses: LossRecorder,
    last: number,
    budget: number,
    goesOn: () => boolean,
  ): Promise<boolean> {
    if (!leader) return true
    const began = this.#now()
    const { step: from } = trainer
    let spent = 0
    do {
      const affordable = this.#msPerStep > 0 ? Math.max(1, Math.floor((budget - spent) / this.#msPerStep)) : 1
      const trained = await leader.train(losses.until(trainer.step, Math.min(last, trainer.step + affordable)))
      if (!goesOn()) return true
      await losses.record(trained, (mostPoints) => leader.testLosses(mostPoints, this.#listen))
      if (!goesOn()) return true
      spent = this.#now() - began
      if (!Number.isFinite(trained.trainLoss)) return false
    } while (trainer.step < last && spent < budget)
    this.#msPerStep = spent / (trainer.step - from)
    this.pace = this.#msPerStep
    return true
  }
}
