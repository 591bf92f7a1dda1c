import type { Follower, Hnn, Making, Settings } from '../../../wasm/hnn'

/**
 * What is said to a follower: what to follow, or of what experiment to make data, answered by null; then shares of a step and
 * chunks of an evaluation, answered by their sums, or parts of the data, answered by their bytes.
 */
export type Order =
  | { settings: Settings; dimension: number; rows: number }
  | { making: Settings }
  | { first: number; count: number; lent: Float32Array }
  | { lent: Float32Array }
  | { part: number }

/** Computes parts of another worker's data, steps and evaluations, as `port` brings them: in that order. */
export function follow(port: MessagePort, load: () => Promise<Pick<Hnn, 'Follower' | 'Making'>>): void {
  let loading: ReturnType<typeof load> | null = null
  let follower: Follower | null = null
  let making: Making | null = null
  const restart = () => {
    follower?.delete()
    making?.delete()
    follower = null
    making = null
    loading ??= load()
    return loading
  }
  const answerTo = async (order: Order): Promise<Float32Array | Uint8Array | null | undefined> => {
    if ('part' in order) return making?.makePart(order.part)
    if ('first' in order) return follower?.compute(order.first, order.count, order.lent)
    if ('lent' in order) return follower?.terms(order.lent)
    const hnn = await restart()
    if ('making' in order) making = new hnn.Making(order.making)
    else follower = new hnn.Follower(order.settings, order.dimension, order.rows)
    return null
  }
  let last = Promise.resolve()
  port.onmessage = ({ data: order }: MessageEvent<Order>) => {
    last = last.then(async () => {
      const answer = await answerTo(order)
      if (answer !== undefined) port.postMessage(answer, answer ? [answer.buffer as ArrayBuffer] : [])
    })
  }
}
