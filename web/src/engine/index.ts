/**
 * Hamiltonian neural networks without a page: the same in a page, in a worker and in Node. `createHnn` opens the program
 * where it is called; `createWorkerTrainer` trains in a worker.
 */

export { default as createHnn } from '@wasm/hnn.mjs'
export type * from '../../../wasm/hnn'
export { createWorkerTrainer, type WorkerTrainer } from './worker-trainer'
