import type { ChaosApi, ExponentRequest, ExponentSoFar, SectionRequest } from './protocol'
import { solverOf } from './rollouts'
import { ModelSession } from './session'
import { transferred } from './transfer'

/** For so many units of time two motions are watched: a model takes a while for each. */
const longestTogether = 100

/** A session that can also be asked how regular the motions are, a piece at a time. */
export class ChaosSession extends ModelSession implements ChaosApi {
  async sectionStarts(energy: number, count: number): Promise<Float64Array> {
    return transferred((await this.held()).sectionStarts(energy, count))
  }

  async sectionStart(energy: number, q: number, p: number): Promise<Float64Array | null> {
    const start = (await this.held()).sectionStart(energy, q, p)
    return start && transferred(start)
  }

  async section({ from, crossings, ofTruth, rollout }: SectionRequest): Promise<Float64Array> {
    return transferred((await this.held()).section(from, crossings, ofTruth, solverOf(rollout)))
  }

  async beginExponent({ from, until, ofTruth, rollout }: ExponentRequest): Promise<number | null> {
    const trainer = await this.held()
    trainer.beginLyapunov(from, until, ofTruth)
    return trainer.timeTogether(from, Math.min(until, longestTogether), ofTruth, solverOf(rollout))
  }

  async exponent({ rollout }: ExponentRequest): Promise<ExponentSoFar> {
    return (await this.held()).lyapunov(solverOf(rollout))
  }
}
