/**
 * Which cores models take their turns on. With more models than cores, all at once, the page would have to wait for their
 * workers whenever it draws.
 */
export class Cores {
  /** the models on each core */
  readonly #models: Set<string>[]

  constructor(count: number) {
    this.#models = Array.from({ length: count }, () => new Set<string>())
  }

  /** All cores by their names, which no other page has; first the one with the fewest models, which is the model's own. */
  join(model: string): string[] {
    const crowds = this.#models.map(({ size }) => size)
    const own = crowds.indexOf(Math.min(...crowds))
    this.#models[own]?.add(model)
    const others = [...crowds.keys()].filter((core) => core !== own)
    return [own, ...others].map((core) => `hnn-core ${core} of ${performance.timeOrigin}`)
  }

  leave(model: string): void {
    for (const models of this.#models) models.delete(model)
  }
}
