import { Learning } from '../learning'
import { everyModel } from '../model-state'
import type { Run } from './run'

/** Trains the models of a link to their end, unseen. */
export class Retraining extends Learning {
  async train(id: string): Promise<Run> {
    const ended = new Promise<void>((resolve, reject) => {
      this.addEventListener('change', () => {
        const [failure] = [...this.models.values()].flatMap((state) => state.failure ?? [])
        if (failure !== undefined) reject(new Error(failure))
        else if (everyModel(this.models, ({ evaluation }) => evaluation !== null) && this.finished) resolve()
      })
    })
    try {
      await this.create()
      await this.play()
      await ended
      return await this.snapshot(id)
    } finally {
      this.dispose()
    }
  }
}
