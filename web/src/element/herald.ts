import { everyModel } from '../app/state/model-state'
import type { Playground } from '../app/state/playground'
import { numberOf } from '../app/state/table'
import type { Evaluation } from '../engine/protocol'
import { type PlaygroundValue, valuesOf } from './value'

export type { Motions } from './value'

/** How far training is. */
export interface Progress {
  steps: number
  models: Readonly<Record<string, { step: number; trainLoss: number | null }>>
}

/** What was learned; of a network whose loss is no longer a number there is no evaluation. */
export interface Learned {
  models: Readonly<Record<string, { step: number; evaluation: Evaluation | null }>>
}

export interface Fault {
  /** one sentence */
  message: string
  /** the attribute or setting that is wrong; null where it is none */
  attribute: string | null
}

/** Milliseconds between two words of progress. */
const pause = 250

/** @internal Tells a page what happens in its element: by events, and by promises. */
export class Herald {
  readonly #element: HTMLElement
  #ready = pending<void>()
  #trained = pending<Learned>()
  #playground: Playground | null = null
  #refused: ReadonlyMap<string, string> = new Map()
  #told = { query: '', steps: '', fault: '', ready: false, done: false, at: Number.NEGATIVE_INFINITY }
  #timer: ReturnType<typeof setTimeout> | null = null

  constructor(element: HTMLElement) {
    this.#element = element
  }

  get ready(): Promise<void> {
    return this.#ready.promise
  }

  get trained(): Promise<Learned> {
    return this.#trained.promise
  }

  /** A training begins: what is told of it comes anew. */
  again(): Promise<Learned> {
    if (this.#told.done) this.#renew()
    return this.trained
  }

  watch(playground: Playground): void {
    this.#playground = playground
    this.#told.query = playground.query
    playground.addEventListener('change', this.#look)
    playground.addEventListener('progress', this.#look)
  }

  /** What the attributes of the element ask for in vain. */
  refuse(refused: ReadonlyMap<string, string>): void {
    for (const [attribute, message] of refused) {
      if (this.#refused.get(attribute) !== message) this.#tell('hnn-error', { message, attribute } satisfies Fault)
    }
    this.#refused = refused
  }

  /** Sentences of what was refused, that nothing in the element says yet. */
  refusals(isSaid: boolean): string[] {
    return isSaid ? [] : [...(this.#playground?.errors.values() ?? [])]
  }

  fail(message: string): void {
    this.#tell('hnn-error', { message, attribute: null } satisfies Fault)
    this.#ready.reject(new Error(message))
    this.#trained.reject(new Error(message))
  }

  end(): void {
    this.#playground?.removeEventListener('change', this.#look)
    this.#playground?.removeEventListener('progress', this.#look)
    this.#playground = null
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    if (this.#told.ready) this.#ready = pending()
    this.#renew()
    this.#told = { query: '', steps: '', fault: '', ready: false, done: false, at: Number.NEGATIVE_INFINITY }
    this.#refused = new Map()
  }

  #renew(): void {
    if (this.#told.done) this.#trained = pending()
    this.#told.done = false
  }

  readonly #look = (): void => {
    const playground = this.#playground
    if (!playground) return
    this.#faults(playground)
    if (!this.#told.ready && isShown(playground)) {
      this.#told.ready = true
      this.#ready.resolve()
      this.#tell('hnn-ready', valuesOf(playground))
    }
    this.#changed(playground)
    this.#progressed(playground)
    this.#finished(playground)
  }

  #faults({ errors, notice, models }: Playground): void {
    const failure = [...models.values()].flatMap((state) => state.failure ?? [])
    const message = notice ?? failure[0] ?? null
    const told: Fault[] = [...errors].map(([attribute, text]) => ({ attribute, message: text }))
    if (message !== null) told.push({ attribute: null, message })
    const known = this.#told.fault
    this.#told.fault = JSON.stringify(told)
    if (this.#told.fault === known) return
    for (const fault of told) if (!known.includes(JSON.stringify(fault))) this.#tell('hnn-error', fault)
    ;(this.#element as HTMLElement & { requestUpdate(): void }).requestUpdate()
  }

  #changed(playground: Playground): void {
    const { query } = playground
    if (query === this.#told.query) return
    this.#told.query = query
    this.#tell('hnn-change', valuesOf(playground) satisfies PlaygroundValue)
  }

  #progressed(playground: Playground): void {
    if (this.#timer !== null) return
    const wait = this.#told.at + pause - performance.now()
    this.#timer = setTimeout(
      () => {
        this.#timer = null
        this.#progress(playground)
      },
      Math.max(0, wait),
    )
  }

  #progress(playground: Playground): void {
    const progress: Progress = {
      steps: numberOf(playground.experiment, 'steps'),
      models: Object.fromEntries(
        [...playground.models].map(([id, { step, trainLoss }]) => [
          id,
          { step, trainLoss: trainLoss.y.at(-1) ?? null },
        ]),
      ),
    }
    const steps = JSON.stringify(progress)
    if (steps === this.#told.steps) return
    this.#told.steps = steps
    this.#told.at = performance.now()
    this.#tell('hnn-progress', progress)
  }

  #finished(playground: Playground): void {
    const { models, finished, making } = playground
    const done =
      finished &&
      !making &&
      everyModel(
        models,
        ({ evaluation, failure, phase }) => evaluation !== null || failure !== null || phase === 'diverged',
      )
    if (!done) {
      this.#renew()
      return
    }
    if (this.#told.done) return
    this.#told.done = true
    const learned: Learned = {
      models: Object.fromEntries([...models].map(([id, { step, evaluation }]) => [id, { step, evaluation }])),
    }
    this.#trained.resolve(learned)
    this.#tell('hnn-done', learned)
  }

  #tell(name: string, detail: unknown): void {
    this.#element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }))
  }
}

/** There is something to see, or to bring a file to. */
function isShown({ making, waitsForFile, scene, models, blocked }: Playground): boolean {
  if (blocked) return false
  return (
    waitsForFile ||
    (!making &&
      scene !== null &&
      everyModel(models, ({ rollout, refusal, failure }) => (rollout ?? refusal ?? failure) !== null))
  )
}

interface Pending<T> {
  promise: Promise<T>
  resolve(value: T): void
  reject(reason: Error): void
}

function pending<T>(): Pending<T> {
  let resolve: (value: T) => void = () => {}
  let reject: (reason: Error) => void = () => {}
  const promise = new Promise<T>((fulfil, refuse) => {
    resolve = fulfil
    reject = refuse
  })
  // Who doesn't ask hears of it by the event.
  promise.catch(() => {})
  return { promise, resolve, reject }
}
