/** Where work waits while it is held. */
export class Gate {
  #opening: Promise<void> | null = null
  #open: () => void = () => {}

  /** resolves when it is released; null where it isn't held */
  get opening(): Promise<void> | null {
    return this.#opening
  }

  hold(held: boolean): void {
    this.#open()
    this.#opening = null
    if (!held) return
    this.#opening = new Promise((resolve) => {
      this.#open = resolve
    })
  }
}
