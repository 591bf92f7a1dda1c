import type { Settings, Trainer } from '../../../wasm/hnn'

/**
 * What `createWorkerTrainer` and its worker say to each other, over a port: the page what the trainer is made from, the
 * worker the members of a trainer, then each call its answer, in the order of the calls.
 */
export interface Beginning {
  settings: Settings
  data: Uint8Array | undefined
}

export interface Members {
  methods: Member[]
  values: Member[]
}

export interface Call {
  member: Member
  given: unknown[]
}

export type Answer<T = unknown> = { value: T } | { error: { name: string; message: string } }

export type Member = keyof Trainer
