import { Learning } from '../learning'
import { everyModel, type ModelState } from '../model-state'
import type { Run } from './run'

/** Trains the models of a link to their end, unseen, or takes what is left of that: all that can be shown of it is there then. */
export class Retraining extends Learning {
  async train(id: string, stored: Run | null): Promise<Run> {
    const ended = new Promise<void>((resolve, reject) => {
      this.addEventListener('change', () => {
        const [failure] = [...this.models.values()].flatMap((state) => state.failure ?? [])
        if (failure !== undefined) reject(new Error(failure))
        else if (this.finished && everyModel(this.models, isWhole)) resolve()
      })
    })
    try {
      if (stored) await this.bring(stored)
      else await this.create()
      await this.play()
      await ended
      return await this.snapshot(id)
    } finally {
      this.dispose()
    }
  }
}

function isWhole({ evaluation, rollout, refusal }: ModelState): boolean {
  return evaluation !== null && (rollout !== null || refusal !== null)
}
