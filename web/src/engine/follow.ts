import type { Follower, Settings } from '../../../wasm/hnn'

/** What a leader says to its follower: what to follow, answered by null, and shares to compute, answered by their sums. */
export type Order =
  | { settings: Settings; dimension: number; rows: number }
  | { first: number; count: number; lent: Float32Array }

/** Computes shares of another worker's steps, as `port` brings them. */
export function follow(port: MessagePort, load: () => Promise<{ Follower: typeof Follower }>): void {
  let follower: Follower | null = null
  port.onmessage = async ({ data: order }: MessageEvent<Order>) => {
    if ('lent' in order) {
      const sums = follower?.compute(order.first, order.count, order.lent)
      if (sums) port.postMessage(sums, [sums.buffer as ArrayBuffer])
      return
    }
    const { Follower } = await load()
    follower?.delete()
    follower = new Follower(order.settings, order.dimension, order.rows)
    port.postMessage(null)
  }
}
