import { expose } from 'comlink'
import { ModelSession } from './session'

const { port1: sender, port2: receiver } = new MessageChannel()
let waiting: (() => void)[] = []
receiver.onmessage = () => {
  const resumed = waiting
  waiting = []
  for (const resume of resumed) resume()
}

expose(
  new ModelSession({
    load: async ({ module, place }) => {
      const { default: createHnn }: typeof import('./program') = await import(/* @vite-ignore */ place)
      return createHnn({ wasmModule: module })
    },
    now: () => performance.now(),
    // A message to oneself queues behind the messages that have arrived; a timer would add four milliseconds.
    breathe: () =>
      new Promise((resolve) => {
        waiting.push(resolve)
        sender.postMessage(null)
      }),
    later: (task, milliseconds) => {
      const timer = setTimeout(task, milliseconds)
      return () => clearTimeout(timer)
    },
  }),
)
