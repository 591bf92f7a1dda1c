// Pairs of steps, one of each kind, that are compared; and how many steps of the better kind come before the next pair.
const compared = 5
const period = 40

/**
 * Whether followers are worth their messages. On some machines and in some browsers a step is sooner done alone: so now and
 * then one is taken with followers and the next without, and what was the quicker kind in most of the last pairs goes on.
 * Pairs lie apart, so that a while in which the machine is busy with something else is in few of them.
 */
export class Worth {
  /** Times together over times alone, of the last pairs. */
  #ratios: number[] = []
  /** of the pair that has begun */
  #together: number | null = null
  #left = 0

  /** Others compute from now on. */
  restart(): void {
    this.#ratios = []
    this.#together = null
    this.#left = 0
  }

  /** The next step is to have followers. */
  get isNext(): boolean {
    return this.#left > 0 ? this.#isWorth : this.#together === null
  }

  /** Steps that the next ones may be taken together with, without asking again. */
  get steps(): number {
    return this.#left > 0 ? this.#left : 1
  }

  /** So many steps took so many milliseconds each, as `isNext` said. */
  took(steps: number, milliseconds: number): void {
    if (this.#left > 0) {
      this.#left = Math.max(0, this.#left - steps)
    } else if (this.#together === null) {
      this.#together = milliseconds
    } else {
      this.#ratios = [...this.#ratios, this.#together / milliseconds].slice(-compared)
      this.#together = null
      if (this.#ratios.length === compared) this.#left = period
    }
  }

  get #isWorth(): boolean {
    return 2 * this.#ratios.filter((ratio) => ratio < 1).length > compared
  }
}
