import type { Hnn } from '../../../wasm/hnn'
import type { Program } from './protocol'

/** What the session needs of the core. */
export type Training = Pick<Hnn, 'Trainer' | 'Making' | 'energyError'>

/** What the session needs from where it runs. */
export interface Surroundings {
  load(program: Program): Promise<Training>
  /** milliseconds */
  now(): number
  /** Resolves once the messages that have arrived are handled, and the other models of the worker have had their turn. */
  breathe(): Promise<void>
  /** Resolves once the messages that have arrived are handled; meanwhile no other model of the worker has a turn. */
  listen(): Promise<void>
  /** Runs `task` after so many milliseconds; gives a function that cancels it. */
  later(task: () => void, milliseconds: number): () => void
}
