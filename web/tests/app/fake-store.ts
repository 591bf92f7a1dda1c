import type { RunStore, StoredBytes, StoredRun } from '../../src/app/state/runs/stored'

/** Holds runs as a browser's store does: what comes out is a copy. */
export class FakeStore implements RunStore {
  readonly runs = new Map<string, { run: StoredRun; bytes: StoredBytes }>()
  refuses = false

  async put(run: StoredRun, bytes: StoredBytes): Promise<void> {
    if (this.refuses) throw new Error('The disk is full.')
    this.runs.set(run.id, structuredClone({ run, bytes }))
  }

  async bytesOf(id: string): Promise<StoredBytes | null> {
    return structuredClone(this.runs.get(id)?.bytes ?? null)
  }

  async list(): Promise<StoredRun[]> {
    return [...this.runs.values()].map(({ run }) => structuredClone(run)).reverse()
  }

  async remove(id: string): Promise<void> {
    this.runs.delete(id)
  }
}
