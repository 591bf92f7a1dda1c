/** Who lets followers compute for it. */
interface Served {
  /** From now on those at these ports do. */
  follow(ports: readonly MessagePort[]): void
}

/** Ports to idle workers, for whoever computes now. */
export class Followers {
  #ports: readonly MessagePort[] = []
  #served: Served | null = null

  /** The ports of before are closed. */
  replace(ports: readonly MessagePort[]): void {
    for (const port of this.#ports) port.close()
    this.#ports = ports
    this.#served?.follow(ports)
  }

  serve(served: Served | null): void {
    this.#served?.follow([])
    this.#served = served
    served?.follow(this.#ports)
  }
}
