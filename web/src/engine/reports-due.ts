// A view costs up to some tens of milliseconds: at most a fortieth of the time goes into views.
const viewInterval = 250
const viewShare = 0.025
// More often than this the page would spend on counters, each a pass through its layout, what training could use.
const reportInterval = 500

/** When the page is to hear of a model that trains. Times are in milliseconds. */
export class ReportsDue {
  #viewAt = 0
  #viewCost = 0
  #reportedAt = Number.NEGATIVE_INFINITY
  #underWay = false

  viewed(began: number, ended: number): void {
    this.#viewAt = ended
    this.#viewCost = ended - began
  }

  isView(now: number): boolean {
    return now >= this.#viewAt + Math.max(viewInterval, this.#viewCost / viewShare)
  }

  /** Not before the page has read the last one. */
  isReport(now: number, withView: boolean): boolean {
    return !this.#underWay && (withView || now >= this.#reportedAt + reportInterval)
  }

  reported(now: number, reply: Promise<unknown>): void {
    this.#reportedAt = now
    this.#underWay = true
    void reply.finally(() => {
      this.#underWay = false
    })
  }

  /** The first report of another trainer is due at once. */
  restart(): void {
    this.#reportedAt = Number.NEGATIVE_INFINITY
  }
}
