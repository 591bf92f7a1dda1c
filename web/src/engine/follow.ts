import type { Follower, Hnn, Making, Settings } from '../../../wasm/hnn'

/** What to follow, or of what experiment to make data. */
export type Work = { settings: Settings; dimension: number; rows: number } | { making: Settings }

/**
 * What is said to a follower: what its work is, answered by the number of the link that says so; then shares of a step and
 * chunks of samples, answered by their sums, or parts of the data, answered by their bytes.
 */
export type Order =
  | { link: number; work: Work }
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
  const answerTo = async (order: Order): Promise<Float32Array | Uint8Array | number | undefined> => {
    if ('part' in order) return making?.makePart(order.part)
    if ('first' in order) return follower?.compute(order.first, order.count, order.lent)
    if ('lent' in order) return follower?.terms(order.lent)
    const hnn = await restart()
    const { link, work } = order
    if ('making' in work) making = new hnn.Making(work.making)
    else follower = new hnn.Follower(work.settings, work.dimension, work.rows)
    return link
  }
  let last = Promise.resolve()
  port.onmessage = ({ data: order }: MessageEvent<Order>) => {
    last = last.then(async () => {
      const answer = await answerTo(order)
      if (answer !== undefined)
        port.postMessage(answer, typeof answer === 'object' ? [answer.buffer as ArrayBuffer] : [])
    })
  }
}
