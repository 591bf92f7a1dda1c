import type { Engine } from '../../src/engine/engine'
import type { ModelClient, ModelEvents } from '../../src/engine/model-client'
import type { Peers } from '../../src/engine/peers'
import type { Checkpoint, Evaluation, LookRequest, Report, Settings } from '../../src/engine/protocol'
import { FakeTrainer, FakeWorld } from '../engine/fake-hnn'

/** An engine that remembers what was asked of it and answers at once. */
export class FakeEngine implements Engine {
  readonly calls: string[] = []
  readonly created: { settings: Settings; data: Uint8Array | null }[] = []
  /** where the trainers stand when they are asked; at step 0 where nothing is said */
  readonly checkpoints = new Map<string, Checkpoint>()
  readonly looks: { model: string; request: LookRequest }[] = []
  readonly #eventsOf: (id: string) => ModelEvents
  readonly #clients = new Map<string, ModelClient>()

  constructor(eventsOf: (id: string) => ModelEvents) {
    this.#eventsOf = eventsOf
  }

  get workers(): string[] {
    return [...this.#clients.keys()]
  }

  model(id: string): ModelClient {
    const client = this.#clients.get(id) ?? this.#client(id)
    this.#clients.set(id, client)
    return client
  }

  peers(): Peers[] {
    return []
  }

  keep(ids: readonly string[]): void {
    for (const id of this.workers) if (!ids.includes(id)) this.#clients.delete(id)
  }

  hold(held: boolean): void {
    this.calls.push(held ? 'hold' : 'release')
  }

  dispose(): void {
    this.keep([])
  }

  events(id: string): ModelEvents {
    return this.#eventsOf(id)
  }

  report(id: string, changes: Partial<Report>): void {
    this.events(id).report({
      step: 1,
      phase: 'training',
      msPerStep: 5,
      trainLoss: { steps: Float64Array.of(), values: Float64Array.of() },
      testLoss: { steps: Float64Array.of(), values: Float64Array.of() },
      view: null,
      evaluation: null,
      ...changes,
    })
  }

  #client(id: string): ModelClient {
    let trainer: FakeTrainer | null = null
    const client = {
      create: async (settings: Settings, data: Uint8Array | null, signal: AbortSignal) => {
        trainer = new FakeTrainer(new FakeWorld(), settings, data ?? undefined)
        signal.throwIfAborted()
        this.created.push({ settings, data })
        this.calls.push(`create ${id}`)
      },
      dataset: async () => trainer?.dataset(),
      checkpoint: async () => this.checkpoints.get(id) ?? checkpointAt(0),
      resume: async ({ step }: Checkpoint) => {
        this.calls.push(`resume ${id} at ${step}`)
      },
      look: (request: LookRequest) => void this.looks.push({ model: id, request }),
      load: async (file: Uint8Array) => {
        if (file.length < 4) throw new Error('The model file is cut short; save it again.')
        this.calls.push(`load ${id}`)
      },
      ...Object.fromEntries(
        ['play', 'pause', 'step'].map((name) => [name, async () => void this.calls.push(`${name} ${id}`)]),
      ),
    }
    return client as unknown as ModelClient
  }
}

export function checkpointAt(step: number): Checkpoint {
  const none = { steps: Float64Array.of(), values: Float64Array.of() }
  const steps = Float64Array.from({ length: step }, (_, i) => i + 1)
  return {
    step,
    weights: new Blob([Uint8Array.of(1, 2, 3, 4)]),
    trainLoss: { steps, values: steps.map((n) => 1 / n) },
    testLoss: none,
  }
}

export function evaluation(changes: Partial<Evaluation> = {}): Evaluation {
  return {
    trainLoss: 1,
    testLoss: 2,
    energyMse: 3,
    energyMseStderr: null,
    energyDrift: null,
    invariantDrifts: {},
    coordinateMse: 0.1,
    leftAt: null,
    solver: 'dopri5 at a tolerance of 1e-9',
    weightsHash: 'abc',
    latent: null,
    ...changes,
  }
}
