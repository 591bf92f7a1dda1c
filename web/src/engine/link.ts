import type { Order, Work } from './follow'

let linksMade = 0

/** A follower, as whom it computes for sees it. It answers in order. */
export class Link {
  readonly #port: MessagePort
  #waiting: ((answer: never) => void)[] = []
  #isReady = false
  #hasLeft = false

  /** `ready` is called once it can be asked. */
  constructor(port: MessagePort, work: Work, ready: () => void = () => {}) {
    this.#port = port
    const link = ++linksMade
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (this.#hasLeft) return
      if (data === link) {
        this.#isReady = true
        ready()
      } else if (this.#isReady) {
        // What came before was asked for by links of before.
        this.#waiting.shift()?.(data as never)
      }
    }
    port.postMessage({ link, work } satisfies Order)
  }

  get isFree(): boolean {
    return this.#isReady && this.#waiting.length === 0
  }

  ask<Answer>(order: Order, moved: ArrayBufferLike[] = []): Promise<Answer> {
    const answer = new Promise<Answer>((resolve) => this.#waiting.push(resolve))
    this.#port.postMessage(order, moved as ArrayBuffer[])
    return answer
  }

  /** What it answers from now on goes nowhere; another link may ask at its port. */
  leave(): void {
    this.#hasLeft = true
  }
}
