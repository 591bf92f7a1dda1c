import createHnn from '@wasm/hnn.mjs'
import { expose } from 'comlink'
import { ChaosSession } from './chaos-session'
import { follow } from './follow'
import type { WorkerApi } from './protocol'
import { Turns } from './turns'

// A message to oneself queues behind the messages that have arrived; a timer would add four milliseconds.
const { port1, port2 } = new MessageChannel()
const turns = new Turns(() => port1.postMessage(null))
port2.onmessage = () => turns.next()

const api: WorkerApi = {
  beat: async () => {},
  follow: async (port, program) => follow(port, () => createHnn(program)),
  join: async (port) => {
    const session = new ChaosSession({
      load: createHnn,
      now: () => performance.now(),
      breathe: () => turns.take(),
      listen: () => turns.takeFirst(),
      later: (task, milliseconds) => {
        const timer = setTimeout(task, milliseconds)
        return () => clearTimeout(timer)
      },
    })
    expose(session, port)
  },
}

expose(api)
