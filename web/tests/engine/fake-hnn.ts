import type { Dataset, Evaluation, Rollout, RolloutRequest, Settings, TrainResult } from '../../../wasm/hnn'
import type { Training } from '../../src/engine/surroundings'

const framePixels = 28 * 28

function refuse({ seed }: Settings): void {
  if (seed === 13) throw new Error('The seed 13 is refused; choose another.')
}

/** Stands for the module: the loss of step n is 1/n, and a step takes as long as the test says. */
export class FakeTrainer {
  step = 0
  readonly requests: RolloutRequest[] = []
  /** of the last test loss */
  lossPoints: number | undefined
  readonly settings: Settings
  readonly #world: FakeWorld

  constructor(world: FakeWorld, settings: Settings, data?: Uint8Array) {
    refuse(settings)
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

  testLosses(mostPoints: number | undefined): Float64Array {
    this.lossPoints = mostPoints
    const members = Number(this.settings.members ?? 1)
    return Float64Array.from([2, ...(members > 1 ? [1, 3] : [])], (loss) => loss / this.step)
  }

  evaluate(rollout: RolloutRequest = {}): Evaluation {
    if (rollout.integrator === 'refused') throw new Error('The solver refused needs dq/dt and dp/dt apart.')
    return {
      trainLoss: 1,
      testLoss: 2,
      energyMse: 3,
      energyMseStderr: 4,
      energyDrift: null,
      invariantDrifts: {},
      coordinateMse: 0.1,
      leftAt: null,
      solver: String(rollout.integrator ?? 'dopri5'),
      weightsHash: `step ${this.step}`,
      latent: null,
    }
  }

  timeDerivative(x: Float32Array): Float32Array {
    return x.map((value) => value * this.step)
  }

  hamiltonian(x: Float32Array): Float32Array {
    if (this.settings.model !== 'hnn') throw new Error('This model has no H.')
    return new Float32Array(x.length / 2)
  }

  energy(x: Float32Array): Float32Array {
    return new Float32Array(x.length / 2)
  }

  rollout(request: RolloutRequest): Rollout {
    this.requests.push(request)
    if (request.integrator === 'refused') throw new Error('The solver refused needs dq/dt and dp/dt apart.')
    if (request.pushes && this.#world.refusesEnergy) throw new Error('The amount cannot be added.')
    return { ...rolloutOf(this.settings.model === 'hnn'), latent: this.#world.seesFrames ? new Float64Array(4) : null }
  }

  reference(request: RolloutRequest): Rollout | null {
    if (request.pushes) throw new Error('The truth has no learned H.')
    if (request.truth === 'refused') throw new Error('The true law has no such solver.')
    return rolloutOf(false)
  }

  dataset(): Dataset {
    const samples = () => ({
      trajectories: 1,
      first: Uint32Array.of(0, 2),
      t: Float64Array.of(0, 1),
      x: Float32Array.of(1, 0, 0, 1),
      dxdt: Float32Array.of(0, 0, 0, 0),
    })
    return {
      source: 'simulated',
      dimension: 2,
      coordinates: [
        { name: 'position', symbol: 'q', unit: 'm' },
        { name: 'momentum', symbol: 'p', unit: 'kg m/s' },
      ],
      train: samples(),
      test: samples(),
      start: Float64Array.of(0.5, -0.25),
      noiseFloor: 0.04,
    }
  }

  get observationColumns(): number {
    return this.#world.seesFrames ? 2 * framePixels : 0
  }

  /** Frames of one grey value, the angle, but for the second pixel, the velocity: so z are the states themselves. */
  observe(x: Float32Array): Float32Array {
    const columns = 2 * framePixels
    return Float32Array.from({ length: (x.length / 2) * columns }, (_, i) =>
      i % columns === 1 ? (x[2 * Math.floor(i / columns) + 1] as number) : (x[2 * Math.floor(i / columns)] as number),
    )
  }

  encode(frames: Float32Array): Float32Array {
    const columns = 2 * framePixels
    return Float32Array.from(
      { length: (2 * frames.length) / columns },
      (_, i) => frames[(i >> 1) * columns + (i & 1)] as number,
    )
  }

  decode(z: Float32Array, into: Float32Array): Float32Array {
    this.#world.decoded++
    const frames = this.observe(z)
    into.set(frames)
    return into.subarray(0, frames.length)
  }

  readOut(z: Float32Array): Float32Array {
    return z
  }

  save({ moments = false } = {}): Uint8Array {
    const file = Uint8Array.of(1, 2, 3, 4, ...new Uint8Array(Float64Array.of(this.step).buffer))
    return moments ? Uint8Array.of(...file, 5) : file
  }

  load(file: Uint8Array): void {
    if (file.length < 4) throw new Error('The model file is cut short; save it again.')
    this.step = file.length < 12 ? 7 : (new Float64Array(file.slice(4, 12).buffer)[0] as number)
  }

  resume(file: Uint8Array): void {
    if (file.length < 13) throw new Error('The model file has weights alone.')
    this.load(file)
  }

  restart(): void {
    this.step = 0
  }

  delete(): void {
    this.#world.alive--
  }
}

/** What a test can see of the fake, and set. */
export class FakeWorld {
  readonly trainers: FakeTrainer[] = []
  /** of data that are made */
  parts = 0
  alive = 0
  /** milliseconds */
  time = 0
  msPerStep = 10
  divergeAt = Number.POSITIVE_INFINITY
  failAt = Number.POSITIVE_INFINITY
  trapAt = Number.POSITIVE_INFINITY
  refusesEnergy = false
  /** whether models find their states in frames */
  seesFrames = false
  /** calls of a decoder */
  decoded = 0

  get trainer(): FakeTrainer {
    const last = this.trainers.at(-1)
    if (!last) throw new Error('no trainer was made')
    return last
  }

  hnn(): Training {
    const world = this
    class Trainer extends FakeTrainer {
      constructor(settings: Settings, data?: Uint8Array) {
        super(world, settings, data)
      }
    }
    class Making {
      readonly parts = world.parts
      readonly #settings: Settings
      constructor(settings: Settings) {
        refuse(settings)
        this.#settings = settings
      }
      trainer() {
        return new Trainer(this.#settings)
      }
      makePart() {}
      delete() {}
    }
    return { Trainer, Making, energyError: () => 0.25 } as unknown as Training
  }
}

function rolloutOf(conserves: boolean): Rollout {
  return {
    times: Float64Array.of(0, 1),
    states: Float64Array.of(0.5, -0.25, 0, 0),
    energy: Float64Array.of(1, 1),
    hamiltonian: conserves ? Float64Array.of(2, 2) : null,
    leftAt: null,
    latent: null,
    back: null,
  }
}
