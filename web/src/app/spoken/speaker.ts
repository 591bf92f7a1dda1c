/** What is left to be said of a subject: the newest. Null where nothing is. */
export type Say = (subject: string, text: string | null) => void

/** What the speaker needs of the browser's timers. */
export interface Timers {
  now(): number
  after(milliseconds: number, call: () => void): () => void
}

/** Nothing is said before everything has been at rest for so long, in milliseconds. */
export const rest = 600
/** And no more than one thing in this time. */
export const pause = 2000
/** What was said stands in the page for so long, and not when it may no longer be so. */
export const held = 10_000

/** Says what has changed, one thing after the other, once things are at rest; of each subject only what holds by then. */
export class Speaker {
  readonly #speak: (text: string) => void
  readonly #timers: Timers
  readonly #waiting = new Map<string, string>()
  #cancel = () => {}
  #spokeAt = Number.NEGATIVE_INFINITY

  constructor(speak: (text: string) => void, timers: Timers) {
    this.#speak = speak
    this.#timers = timers
  }

  readonly say: Say = (subject, text) => {
    this.#waiting.delete(subject)
    if (text) this.#waiting.set(subject, text)
    this.#wait(rest)
  }

  /** Nothing is said any more. */
  end(): void {
    this.#cancel()
    this.#waiting.clear()
  }

  #wait(atLeast: number): void {
    this.#cancel()
    if (this.#waiting.size === 0) {
      if (this.#spokeAt > Number.NEGATIVE_INFINITY) this.#cancel = this.#timers.after(held, () => this.#speak(''))
      return
    }
    const silence = this.#spokeAt + pause - this.#timers.now()
    this.#cancel = this.#timers.after(Math.max(atLeast, silence), () => {
      const [next] = this.#waiting
      if (!next) return
      const [subject, text] = next
      this.#waiting.delete(subject)
      this.#spokeAt = this.#timers.now()
      this.#speak(text)
      this.#wait(0)
    })
  }
}

export const browserTimers: Timers = {
  now: () => performance.now(),
  after: (milliseconds, call) => {
    const timer = setTimeout(call, milliseconds)
    return () => clearTimeout(timer)
  },
}
