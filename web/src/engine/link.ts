import type { Order } from './follow'

/** A follower, as whom it computes for sees it. It answers in order. */
export class Link {
  readonly #port: MessagePort
  #waiting: ((answer: never) => void)[] = []
  #isReady = false
  #hasLeft = false

  /** `ready` is called once it can be asked. */
  constructor(port: MessagePort, order: Order, ready: () => void = () => {}) {
    this.#port = port
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (this.#hasLeft) return
      if (data !== null) {
        this.#waiting.shift()?.(data as never)
        return
      }
      this.#isReady = true
      ready()
    }
    port.postMessage(order)
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
