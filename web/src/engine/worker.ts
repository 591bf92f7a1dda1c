import createHnn from '@wasm/hnn.mjs'
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
    load: (wasmModule) => createHnn({ wasmModule }),
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
