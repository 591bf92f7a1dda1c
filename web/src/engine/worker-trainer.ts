import type { Settings, Trainer } from '../../../wasm/hnn'
import { nodeModule } from './node'
import type { Answer, Beginning, Call, Member, Members } from './trainer-calls'

/**
 * A Trainer in a worker: its methods answer with promises, and so do its properties (`await trainer.step`). Calls are done
 * one after the other. What is given is copied, so `decode` leaves `into` as it is. An error is the one sentence that
 * Trainer throws. `delete` ends the worker, and with it all that is under way.
 */
export type WorkerTrainer = {
  readonly [Name in Member]: Trainer[Name] extends (...given: infer Given) => infer Result
    ? (...given: Given) => Promise<Result>
    : Promise<Trainer[Name]>
}

/** A worker of a page, or a thread of Node. */
interface Thread {
  end(): Promise<unknown>
}

/** `data`: the bytes of a recording, for a task that takes a file. Rejects with one sentence what Trainer refuses. */
export async function createWorkerTrainer(settings: Settings, data?: Uint8Array): Promise<WorkerTrainer> {
  const { port1: port, port2 } = new MessageChannel()
  const waiting: { resolve(value: unknown): void; reject(reason: Error): void }[] = []
  let ended: Error | null = null
  const end = (reason: Error) => {
    ended ??= reason
    port.close()
    for (const { reject } of waiting.splice(0)) reject(ended)
  }
  const ask = (message: Beginning | Call) =>
    new Promise<unknown>((resolve, reject) => {
      if (ended) throw ended
      port.postMessage(message)
      waiting.push({ resolve, reject })
    })
  port.onmessage = ({ data: answer }: MessageEvent<Answer>) => {
    const asked = waiting.shift()
    if ('value' in answer) asked?.resolve(answer.value)
    else asked?.reject(Object.assign(new Error(answer.error.message), { name: answer.error.name }))
  }
  const thread = start(port2, (reason) => end(new Error(`The trainer’s worker has ended (${reason}); create another.`)))
  const remove = async () => {
    end(new Error('The trainer has been deleted; create another.'))
    await thread.end()
  }
  try {
    const members = (await ask({ settings, data })) as Members
    return trainerOf(members, (member, given) => (member === 'delete' ? remove() : ask({ member, given })))
  } catch (error) {
    await remove()
    throw error
  }
}

function trainerOf(
  { methods, values }: Members,
  ask: (member: Member, given: unknown[]) => Promise<unknown>,
): WorkerTrainer {
  const trainer = {}
  for (const member of methods)
    Object.defineProperty(trainer, member, { value: (...given: unknown[]) => ask(member, given), enumerable: true })
  for (const member of values) Object.defineProperty(trainer, member, { get: () => ask(member, []), enumerable: true })
  return trainer as WorkerTrainer
}

interface NodeThreads {
  Worker: new (
    file: URL,
    options: { workerData: MessagePort; transferList: MessagePort[] },
  ) => {
    once(event: 'error' | 'exit', listener: (reason: unknown) => void): void
    terminate(): Promise<number>
  }
}

/** The worker at the other end of `port`; `died` says why it did. */
function start(port: MessagePort, died: (reason: string) => void): Thread {
  if (typeof Worker === 'function') {
    const worker = new Worker(new URL('./trainer-worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('error', ({ message }) => died(message || 'it could not be loaded'))
    worker.postMessage(port, [port])
    return { end: async () => worker.terminate() }
  }
  const threads = nodeModule('node:worker_threads') as NodeThreads
  // Not written as above: a bundler for a page would take a second copy along.
  const file = new URL(`${import.meta.url.replace(/[^/]*$/, '')}trainer-worker.js`)
  const worker = new threads.Worker(file, { workerData: port, transferList: [port] })
  worker.once('error', (error) => died(error instanceof Error ? error.message : String(error)))
  worker.once('exit', () => died('it was stopped'))
  return { end: () => worker.terminate() }
}
