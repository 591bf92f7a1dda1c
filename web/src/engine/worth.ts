// Steps of each kind that are compared, in turn; and for how many the better kind is then taken.
const compared = 6
const period = 300

/**
 * Whether followers are worth their messages. On some machines and in some browsers a step is sooner done alone: so some are
 * taken in turn with followers and without, and the kind with the lower median goes on for a while.
 */
export class Worth {
  #together: number[] = []
  #alone: number[] = []
  #left = 0
  #isWorth = true

  /** Others compute from now on. */
  restart(): void {
    this.#together = []
    this.#alone = []
    this.#left = 0
  }

  /** The next step is to have followers. */
  get isNext(): boolean {
    return this.#left > 0 ? this.#isWorth : this.#together.length <= this.#alone.length
  }

  /** Steps that the next ones may be taken together with, without asking again. */
  get steps(): number {
    return this.#left > 0 ? this.#left : 1
  }

  /** So many steps took so many milliseconds each, as `isNext` said. */
  took(steps: number, milliseconds: number): void {
    if (this.#left > 0) {
      this.#left = Math.max(0, this.#left - steps)
      return
    }
    const kind = this.isNext ? this.#together : this.#alone
    kind.push(milliseconds)
    if (this.#alone.length < compared) return
    this.#isWorth = median(this.#together) < median(this.#alone)
    this.restart()
    this.#left = period
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}
