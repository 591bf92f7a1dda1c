import { transfer } from 'comlink'
import { buffersOf } from './buffers'

/** Marks every typed array in `message`, at any depth, to be transferred. */
export function transferred<T>(message: T): T {
  return transfer(message, buffersOf(message))
}
