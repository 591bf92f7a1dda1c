import { transfer } from 'comlink'

/** Marks every typed array in `message`, at any depth, to be transferred. */
export function transferred<T>(message: T): T {
  const buffers = new Set<ArrayBuffer>()
  collect(message, buffers)
  return transfer(message, [...buffers])
}

function collect(value: unknown, buffers: Set<ArrayBuffer>): void {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) buffers.add(value.buffer)
  } else if (value !== null && typeof value === 'object') {
    for (const part of Object.values(value)) collect(part, buffers)
  }
}
