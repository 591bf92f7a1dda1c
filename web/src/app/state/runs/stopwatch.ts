/** Counts the seconds in which it is told to run. */
export class Stopwatch {
  #counted = 0
  #since: number | null = null

  get seconds(): number {
    return this.#counted + (this.#since === null ? 0 : (performance.now() - this.#since) / 1000)
  }

  run(on: boolean): void {
    if (on === (this.#since !== null)) return
    this.#counted = this.seconds
    this.#since = on ? performance.now() : null
  }

  restart(seconds: number): void {
    this.#counted = seconds
    if (this.#since !== null) this.#since = performance.now()
  }
}
