import createHnn, { type Trainer } from '@wasm/hnn.mjs'
import { buffersOf } from './buffers'
import { nodeModule } from './node'
import type { Answer, Beginning, Call, Member, Members } from './trainer-calls'

/** Of Embind, and of no use in a worker of its own. */
const ofEveryClass = ['constructor', 'clone', 'deleteLater', 'isAliasOf', 'isDeleted']

function serve(port: MessagePort): void {
  const answer = async (ask: () => unknown) => {
    let message: Answer
    try {
      message = { value: await ask() }
    } catch (error) {
      const { name, message: sentence } = error as Error
      message = { error: { name, message: sentence } }
    }
    port.postMessage(message, buffersOf(message))
  }
  const begin = async ({ settings, data }: Beginning): Promise<Members> => {
    const { Trainer } = await createHnn()
    const trainer = data ? new Trainer(settings, data) : new Trainer(settings)
    port.onmessage = ({ data }) => void answer(() => called(trainer, data))
    return membersOf(trainer)
  }
  port.onmessage = ({ data }) => void answer(() => begin(data))
}

function called(trainer: Trainer, { member, given }: Call): unknown {
  const value = trainer[member] as unknown
  return typeof value === 'function' ? value.apply(trainer, given) : value
}

function membersOf(trainer: Trainer): Members {
  const prototypes = [Object.getPrototypeOf(trainer), Object.getPrototypeOf(Object.getPrototypeOf(trainer))]
  const names = new Set(prototypes.flatMap((prototype) => Object.getOwnPropertyNames(prototype)))
  const members = [...names].filter((name) => !ofEveryClass.includes(name)) as Member[]
  const isMethod = (member: Member) => typeof trainer[member] === 'function'
  return { methods: members.filter(isMethod), values: members.filter((member) => !isMethod(member)) }
}

const threads = nodeModule('node:worker_threads') as { workerData?: MessagePort } | undefined
if (threads?.workerData) serve(threads.workerData)
else addEventListener('message', ({ data }) => serve(data), { once: true })
