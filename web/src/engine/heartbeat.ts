const interval = 500
// A timer that comes this late says that the page itself was held up, and then nothing is known of the worker.
const late = 1000

/** Notices when a worker no longer answers. Only time in which the page was awake counts. */
export class Heartbeat {
  readonly #timer: ReturnType<typeof setInterval>
  readonly #ask: () => Promise<unknown>
  readonly #silent: () => void
  /** milliseconds without an answer; null while none is expected */
  #patience: number | null = null
  #unanswered = false
  #silence = 0
  #tickedAt = performance.now()

  constructor(ask: () => Promise<unknown>, silent: () => void) {
    this.#ask = ask
    this.#silent = silent
    this.#timer = setInterval(() => this.#tick(), interval)
  }

  expect(patience: number | null): void {
    // What a longer patience has borne isn't held against the worker.
    if (patience !== null && patience < (this.#patience ?? Number.POSITIVE_INFINITY)) this.#silence = 0
    this.#patience = patience
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #tick(): void {
    const now = performance.now()
    const awake = now - this.#tickedAt < late
    this.#tickedAt = now
    if (this.#patience === null || !awake) return
    if (!this.#unanswered) {
      this.#unanswered = true
      this.#silence = 0
      const answered = () => {
        this.#unanswered = false
      }
      this.#ask().then(answered, answered)
      return
    }
    this.#silence += interval
    if (this.#silence < this.#patience) return
    this.stop()
    this.#silent()
  }
}
