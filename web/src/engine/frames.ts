import type { Rollout, Samples, Trainer } from '../../../wasm/hnn'
import { fitViewBox } from '../plots/view'
import { canonicalError, explainedVariance, greys, latentError, meanSquare, poissonBracket } from './latent-checks'
import type { FramesView, LatentChecks } from './protocol'
import { attempt } from './refusal'

// Enough to see the plane filled and a loss to two digits: more would cost as much as training itself.
const trajectoriesSeen = 8
const statesSeen = 25
export const mostStatesSeen = trajectoriesSeen * statesSeen

/** What a model makes of the test states after a step. */
interface Seen extends Pick<FramesView, 'cloud' | 'view' | 'checks'> {
  step: number
}

/**
 * Sees a model through frames. Of the test data it keeps a few stretches, since encoding all of it takes as long as many
 * training steps.
 */
export class FrameViewer {
  readonly #states: Float32Array
  readonly #observed: Float32Array
  readonly #energies: Float32Array | null
  /** states in each stretch of successive frames */
  readonly #stretch: number
  /** of the darkest pixel: what is drawn at full cover */
  readonly #full: number
  #truth: Float32Array | null = null
  /** until it is sent */
  #truthFilm: Uint8Array | null = null
  // What was decoded last: new memory for each time would soon be tens of megabytes of garbage.
  #decoded = new Float32Array(0)
  #seen: Seen | null = null

  constructor(trainer: Trainer, test: Samples) {
    const stretches = Math.min(trajectoriesSeen, test.trajectories)
    const starts = Array.from(test.first.subarray(0, stretches))
    const lengths = starts.map((start, i) => (test.first[i + 1] as number) - start)
    this.#stretch = Math.min(statesSeen, ...lengths)
    this.#states = new Float32Array(stretches * this.#stretch * 2)
    for (const [i, start] of starts.entries()) {
      const from = start * 2
      this.#states.set(test.x.subarray(from, from + this.#stretch * 2), i * this.#stretch * 2)
    }
    this.#observed = trainer.observe(this.#states)
    this.#full = this.#observed.reduce((most, value) => Math.max(most, value), 0) || 1
    this.#energies = attempt(() => trainer.energy(this.#states)).value
  }

  /** The true motion, for the views that follow. */
  follow(trainer: Trainer, truth: Rollout | null): void {
    this.#truth = truth && trainer.observe(Float32Array.from(truth.states))
    this.#truthFilm = this.#truth && this.#greys(trainer, this.#truth)
  }

  /** `from`: the start state; empty: the first of the test states. */
  view(trainer: Trainer, motion: Rollout | null, from: ArrayLike<number>, hasEnergy: boolean): FramesView {
    const { cloud, view, checks } = this.#look(trainer)
    const posed = trainer.observe(from.length > 0 ? Float32Array.from(from) : this.#states.slice(0, 2))
    const latent = motion?.latent
    const film = latent ? this.#greys(trainer, this.#decode(trainer, Float32Array.from(latent))) : null
    const rebuilt = this.#decode(trainer, trainer.encode(posed))
    const truth = this.#truthFilm
    this.#truthFilm = null
    return {
      // Copies, since views are transferred.
      cloud: cloud.slice(),
      energies: this.#energies?.slice() ?? null,
      learned: hasEnergy ? trainer.hamiltonian(cloud) : null,
      view,
      film,
      posed: this.#greys(trainer, posed),
      reconstruction: this.#greys(trainer, rebuilt),
      reconstructionError: meanSquare(posed, rebuilt),
      truth,
      truthLatent: this.#truth && trainer.encode(this.#truth),
      checks,
    }
  }

  /** The model has other weights than its step tells. */
  forget(): void {
    this.#seen = null
  }

  /** What doesn't depend on the motion, which somebody may be dragging. */
  #look(trainer: Trainer): Seen {
    if (this.#seen?.step !== trainer.step) {
      const cloud = trainer.encode(this.#observed)
      const view = fitViewBox([cloud], { dimension: 2, k: 0 }, 0.2)
      this.#seen = { step: trainer.step, cloud, view, checks: this.#checks(trainer, cloud) }
    }
    return this.#seen
  }

  /** Valid until the next call. */
  #decode(trainer: Trainer, z: Float32Array): Float32Array {
    const size = (z.length / 2) * trainer.observationColumns
    if (size > this.#decoded.length) this.#decoded = new Float32Array(size)
    return trainer.decode(z, this.#decoded)
  }

  #greys(trainer: Trainer, observed: Float32Array): Uint8Array {
    return greys(observed, trainer.observationColumns, this.#full)
  }

  #terms(trainer: Trainer, z: Float32Array): Pick<LatentChecks, 'reconstruction' | 'canonical' | 'latent'> {
    return {
      reconstruction: meanSquare(this.#observed, this.#decode(trainer, z)),
      canonical: canonicalError(z, this.#stretch),
      latent: latentError(z, trainer.timeDerivative(z), this.#stretch),
    }
  }

  #checks(trainer: Trainer, z: Float32Array): LatentChecks {
    return {
      ...this.#terms(trainer, z),
      probeR2: explainedVariance(trainer.readOut(z), this.#states),
      poissonBracket: poissonBracket(trainer.readOut(Float32Array.of(0, 0, 1, 0, 0, 1))),
    }
  }
}
