import type { Settings, Trainer, TrainResult } from '../../../wasm/hnn'
import { Link } from './link'
import { Worth } from './worth'

// Beside the leader's own part a follower may take this long; then the leader computes its shares too.
const patience = 20
// Chunks that a follower has at a time, so that it needn't wait for the leader to end one.
const inHand = 2

interface Range {
  first: number
  count: number
}

/** Steps and evaluations of a trainer of which followers in other workers compute parts: the same bits, whoever does. */
export class Leader {
  readonly #trainer: Trainer
  readonly #settings: Settings
  #followers: Stepping[] = []
  #work: Promise<unknown> | null = null
  readonly #worth = new Worth()

  constructor(trainer: Trainer, settings: Settings) {
    this.#trainer = trainer
    this.#settings = settings
  }

  /** From now on these compute, each as soon as it is ready. */
  follow(ports: readonly MessagePort[]): void {
    for (const { link } of this.#followers) link.leave()
    this.#followers = []
    this.#worth.restart()
    if (ports.length === 0) return
    const { dimension } = this.#trainer
    const order = { settings: this.#settings, dimension, rows: this.#trainer.stepRows() }
    this.#followers = ports.map((port) => new Stepping(new Link(port, order)))
  }

  /** There is one that is ready. */
  get isFollowed(): boolean {
    return this.#free.length > 0
  }

  get #free(): Stepping[] {
    return this.#followers.filter(({ link }) => link.isFree)
  }

  /** At most so many steps alone, or one with the followers, where they are worth it. */
  async train(steps: number): Promise<TrainResult> {
    if (!this.isFollowed || this.#trainer.stepShares() === 1) return this.#trainer.train(steps)
    const began = performance.now()
    const { step } = this.#trainer
    const result = this.#worth.isNext
      ? await this.#during(this.#together())
      : this.#trainer.train(Math.min(steps, this.#worth.steps))
    this.#worth.took(result.step - step, (performance.now() - began) / (result.step - step))
    return result
  }

  /**
   * Computes with the followers what of the trainer's next `evaluate` can be shared. `breathe` lets messages come, after each
   * chunk of its own.
   */
  sumLosses(breathe: () => Promise<void>): Promise<void> {
    return this.#during(this.#sumTogether(this.#trainer.beginEvaluation(), breathe))
  }

  /** The trainer's `testLosses`, with the followers; `breathe` as above. */
  async testLosses(mostPoints: number | undefined, breathe: () => Promise<void>): Promise<Float64Array> {
    const trainer = this.#trainer
    if (!this.isFollowed) return trainer.testLosses(mostPoints)
    const summed = this.#sumTogether(trainer.beginTestLosses(mostPoints), breathe)
    return this.#during(summed.then(() => trainer.testLosses(mostPoints)))
  }

  /** Resolves between two works: within one, nothing may be asked of the trainer. */
  async settled(): Promise<void> {
    while (this.#work) await this.#work.catch(() => {})
  }

  async #during<T>(work: Promise<T>): Promise<T> {
    this.#work = work
    try {
      return await work
    } finally {
      this.#work = null
    }
  }

  async #sumTogether(chunks: number, breathe: () => Promise<void>): Promise<void> {
    const trainer = this.#trainer
    let next = 0
    const lent = new Set<number>()
    const help = async (follower: Stepping) => {
      while (next < chunks) {
        const chunk = next++
        lent.add(chunk)
        const sums = await follower.terms(trainer, chunk)
        // Else it was too late, and the evaluation is over.
        if (lent.delete(chunk)) trainer.takeChunk(chunk, sums)
      }
    }
    const helped = this.#free.flatMap((follower) => Array.from({ length: inHand }, () => help(follower)))
    let slowest = 0
    while (next < chunks) {
      const began = performance.now()
      trainer.computeChunk(next++)
      slowest = Math.max(slowest, performance.now() - began)
      await breathe()
    }
    await inTime(Promise.all(helped), patience + inHand * slowest)
    lent.clear()
  }

  async #together(): Promise<TrainResult> {
    const trainer = this.#trainer
    const shares = trainer.stepShares()
    trainer.beginStep()
    const free = this.#free
    const bound = (part: number) => Math.floor((part * shares) / (free.length + 1))
    const missing = new Set<Range>()
    const answers = free.flatMap((follower, index) =>
      nodesBetween(bound(index + 1), bound(index + 2)).map(async (range) => {
        missing.add(range)
        const sums = await follower.compute(trainer, range)
        // Else it was too late, and perhaps another step has begun.
        if (missing.delete(range)) trainer.takeShares(range.first, range.count, sums)
      }),
    )
    const began = performance.now()
    for (const { first, count } of nodesBetween(0, bound(1))) trainer.computeShares(first, count)
    await inTime(Promise.all(answers), patience + performance.now() - began)
    for (const { first, count } of missing) trainer.computeShares(first, count)
    missing.clear()
    return trainer.endStep()
  }
}

/** A follower of a trainer's steps and evaluations. */
class Stepping {
  readonly link: Link
  /** buffers that have come back, by the shares they are for */
  readonly #spare = new Map<string, Float32Array>()

  constructor(link: Link) {
    this.link = link
  }

  async compute(trainer: Trainer, { first, count }: Range): Promise<Float32Array> {
    const shares = `${first}, ${count}`
    const lent = trainer.lendShares(first, count, this.#spare.get(shares))
    this.#spare.delete(shares)
    const sums = await this.link.ask<Float32Array>({ first, count, lent }, [lent.buffer])
    this.#spare.set(shares, sums)
    return sums
  }

  terms(trainer: Trainer, chunk: number): Promise<Float32Array> {
    const lent = trainer.lendChunk(chunk)
    return this.link.ask({ lent }, [lent.buffer])
  }
}

/** Shares from `first` to before `end`, in parts that are added up by themselves: as large as may be. */
function nodesBetween(first: number, end: number): Range[] {
  const nodes: Range[] = []
  for (let at = first; at < end; ) {
    let count = 1
    while (at % (2 * count) === 0 && at + 2 * count <= end) count *= 2
    nodes.push({ first: at, count })
    at += count
  }
  return nodes
}

/** Resolves when `work` has, or so many milliseconds have passed. */
async function inTime(work: Promise<unknown>, milliseconds: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, milliseconds)
  })
  await Promise.race([work, late])
  clearTimeout(timer)
}
