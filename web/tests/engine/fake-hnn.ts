import type { Dataset, Evaluation, Hnn, Rollout, RolloutRequest, Settings, TrainResult } from '../../../wasm/hnn'

/** Stands for the module: the loss of step n is 1/n, and a step takes as long as the test says. */
export class FakeTrainer {
  step = 0
  readonly requests: RolloutRequest[] = []
  readonly settings: Settings
  readonly #world: FakeWorld

  constructor(world: FakeWorld, settings: Settings, data?: Uint8Array) {
    if (settings.seed === 13) throw new Error('The seed 13 is refused; choose another.')
    if (data && data.length < 4) throw new Error('The recording is too short; it has 10 rows at least.')
    this.settings = settings
    this.#world = world
    world.trainers.push(this)
    world.alive++
  }

  train(steps: number): TrainResult {
    this.step += steps
    this.#world.time += steps * this.#world.msPerStep
    if (this.step >= this.#world.trapAt) throw new WebAssembly.RuntimeError('unreachable')
    if (this.step >= this.#world.failAt) throw new Error('The training failed.')
    return { step: this.step, trainLoss: this.step >= this.#world.divergeAt ? Number.NaN : 1 / this.step }
  }

  evaluate(): Evaluation {
    return {
      trainLoss: 1,
      testLoss: 2,
      energyMse: 3,
      energyMseStderr: 4,
      weightsHash: `step ${this.step}`,
      latent: null,
    }
  }

  timeDerivative(x: Float32Array): Float32Array {
    return x.map((value) => value * this.step)
  }

  hamiltonian(x: Float32Array): Float32Array {
    if (this.settings.model !== 'hnn') throw new Error('The baseline has no H.')
    return new Float32Array(x.length / 2)
  }

  energy(x: Float32Array): Float32Array {
    return new Float32Array(x.length / 2)
  }

  rollout(request: RolloutRequest): Rollout {
    this.requests.push(request)
    return rolloutOf(this.settings.model === 'hnn')
  }

  reference(): Rollout | null {
    return rolloutOf(false)
  }

  dataset(): Dataset {
    const samples = () => ({
      trajectories: 1,
      points: 2,
      t: Float64Array.of(0, 1),
      x: Float32Array.of(1, 0, 0, 1),
      dxdt: Float32Array.of(0, 0, 0, 0),
    })
    return {
      source: 'simulated',
      dimension: 2,
      train: samples(),
      test: samples(),
      start: Float64Array.of(0.5, -0.25),
      noiseFloor: 0.04,
    }
  }

  save(): Uint8Array {
    return Uint8Array.of(1, 2, 3, 4)
  }

  load(file: Uint8Array): void {
    if (file.length < 4) throw new Error('The model file is cut short; save it again.')
    this.step = 7
  }

  delete(): void {
    this.#world.alive--
  }
}

/** What a test can see of the fake, and set. */
export class FakeWorld {
  readonly trainers: FakeTrainer[] = []
  alive = 0
  /** milliseconds */
  time = 0
  msPerStep = 10
  divergeAt = Number.POSITIVE_INFINITY
  failAt = Number.POSITIVE_INFINITY
  trapAt = Number.POSITIVE_INFINITY

  get trainer(): FakeTrainer {
    const last = this.trainers.at(-1)
    if (!last) throw new Error('no trainer was made')
    return last
  }

  hnn(): Hnn {
    const world = this
    class Trainer extends FakeTrainer {
      constructor(settings: Settings, data?: Uint8Array) {
        super(world, settings, data)
      }
    }
    return { Trainer, table: () => '', experimentFromQuery: () => ({}) }
  }
}

function rolloutOf(conserves: boolean): Rollout {
  return {
    times: Float64Array.of(0, 1),
    states: Float64Array.of(0.5, -0.25, 0, 0),
    energy: Float64Array.of(1, 1),
    conserved: conserves ? Float64Array.of(2, 2) : null,
    leftAt: null,
    latent: null,
  }
}
