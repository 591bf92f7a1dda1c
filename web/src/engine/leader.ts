import type { Settings, Trainer, TrainResult } from '../../../wasm/hnn'
import type { Order } from './follow'

// Beside the leader's own part a follower may take this long; then the leader computes its shares too.
const patience = 20

interface Range {
  first: number
  count: number
}

/** Steps of a trainer of which followers in other workers compute some shares: the same bits, whoever does. */
export class Leader {
  readonly #trainer: Trainer
  readonly #settings: Settings
  #followers: Link[] = []
  #step: Promise<TrainResult> | null = null

  constructor(trainer: Trainer, settings: Settings) {
    this.#trainer = trainer
    this.#settings = settings
  }

  /** From now on these compute, each as soon as it is ready. */
  follow(ports: readonly MessagePort[]): void {
    for (const follower of this.#followers) follower.stop()
    this.#followers = []
    if (ports.length === 0 || this.#trainer.stepShares() === 1) return
    const { dimension } = this.#trainer
    const order = { settings: this.#settings, dimension, rows: this.#trainer.stepRows() }
    this.#followers = ports.map((port) => new Link(port, order))
  }

  /** There is one that is ready. */
  get isFollowed(): boolean {
    return this.#followers.some(({ isFree }) => isFree)
  }

  /** So many steps alone, or one with the followers. */
  async train(steps: number): Promise<TrainResult> {
    if (!this.isFollowed) return this.#trainer.train(steps)
    this.#step = this.#together()
    try {
      return await this.#step
    } finally {
      this.#step = null
    }
  }

  /** Resolves between two steps: within one, nothing may be asked of the trainer. */
  async settled(): Promise<void> {
    while (this.#step) await this.#step.catch(() => {})
  }

  async #together(): Promise<TrainResult> {
    const trainer = this.#trainer
    const shares = trainer.stepShares()
    trainer.beginStep()
    const free = this.#followers.filter(({ isFree }) => isFree)
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

/** A follower, as its leader sees it. It answers in order. */
class Link {
  readonly #port: MessagePort
  #waiting: ((sums: Float32Array) => void)[] = []
  #isReady = false
  /** buffers that have come back, by the shares they are for */
  readonly #spare = new Map<string, Float32Array>()

  constructor(port: MessagePort, order: Order) {
    this.#port = port
    port.onmessage = ({ data }: MessageEvent<Float32Array | null>) => {
      if (data) this.#waiting.shift()?.(data)
      else this.#isReady = true
    }
    port.postMessage(order)
  }

  get isFree(): boolean {
    return this.#isReady && this.#waiting.length === 0
  }

  async compute(trainer: Trainer, { first, count }: Range): Promise<Float32Array> {
    const shares = `${first}, ${count}`
    const lent = trainer.lendShares(first, count, this.#spare.get(shares))
    this.#spare.delete(shares)
    const answer = new Promise<Float32Array>((resolve) => this.#waiting.push(resolve))
    this.#port.postMessage({ first, count, lent }, [lent.buffer as ArrayBuffer])
    const sums = await answer
    this.#spare.set(shares, sums)
    return sums
  }

  stop(): void {
    this.#port.close()
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
