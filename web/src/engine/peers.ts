/** Those that make the same data at the same time, as one of them sees the others. */
export interface Peers {
  /** its own place among all of them */
  place: number
  /** to each of the others */
  ports: readonly MessagePort[]
}

export const nobody: Peers = { place: 0, ports: [] }

/** So many that make the same data, each with a port to every other one. */
export function circleOf(count: number): Peers[] {
  const circle = Array.from({ length: count }, (_, place) => ({ place, ports: [] as MessagePort[] }))
  for (const [place, one] of circle.entries()) {
    for (const other of circle.slice(place + 1)) {
      const { port1, port2 } = new MessageChannel()
      one.ports.push(port1)
      other.ports.push(port2)
    }
  }
  return circle
}
