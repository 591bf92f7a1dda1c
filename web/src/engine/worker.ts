import { expose } from 'comlink'
import { ModelSession } from './session'

const { port1: sender, port2: receiver } = new MessageChannel()
let waiting: (() => void)[] = []
receiver.onmessage = () => {
  const resumed = waiting
  waiting = []
  for (const resume of resumed) resume()
}

let cores: readonly string[] = []

/** On the first core that is free, or on the model's own once it is. */
async function inTurn(work: () => void): Promise<void> {
  // A page from a host without TLS has no locks: there the system shares the cores out.
  if (!isSecureContext) return work()
  for (const core of cores) {
    const done = await navigator.locks.request(core, { ifAvailable: true }, (lock) => {
      if (lock) work()
      return lock !== null
    })
    if (done) return
  }
  await navigator.locks.request(cores[0] as string, work)
}

expose(
  new ModelSession({
    load: async ({ module, place, cores: all }) => {
      cores = all
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
    inTurn,
    later: (task, milliseconds) => {
      const timer = setTimeout(task, milliseconds)
      return () => clearTimeout(timer)
    },
  }),
)
