/** The models in one worker train in turn, a slice each, and messages that arrive are answered between any two slices. */
export class Turns {
  readonly #ring: () => void
  readonly #waiting: (() => void)[] = []

  /** `ring` calls `next` in a task of its own, behind the messages that have arrived. */
  constructor(ring: () => void) {
    this.#ring = ring
  }

  /** Resolves once the messages that have arrived are handled, and every model that waits already has had its turn. */
  take(): Promise<void> {
    return this.#wait((resolve) => this.#waiting.push(resolve))
  }

  /** Resolves once the messages that have arrived are handled, before any model that waits. */
  takeFirst(): Promise<void> {
    return this.#wait((resolve) => this.#waiting.unshift(resolve))
  }

  #wait(queue: (resolve: () => void) => void): Promise<void> {
    return new Promise((resolve) => {
      queue(resolve)
      if (this.#waiting.length === 1) this.#ring()
    })
  }

  next(): void {
    const resume = this.#waiting.shift()
    // Before the slice begins: what arrives in it waits for its end, and for no other slice.
    if (this.#waiting.length > 0) this.#ring()
    resume?.()
  }
}
