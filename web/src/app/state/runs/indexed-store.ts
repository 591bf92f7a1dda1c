import type { RunStore, StoredBytes, StoredRun } from './stored'
import { surplus } from './stored'

const [heads, bodies] = ['runs', 'bytes']

/** The browser’s own store, opened when it is first asked. Where it may keep nothing every call rejects. */
export function browserStore(name = 'hnn-runs'): RunStore {
  let opening: Promise<IDBDatabase> | null = null
  const opened = () => {
    opening ??= open(name)
    return opening
  }
  return {
    put: async (run, bytes) => {
      const database = await opened()
      const runs = [run, ...latestFirst(await all(database)).filter(({ id }) => id !== run.id)]
      await change(database, (head, body) => {
        head.put(run)
        body.put(bytes)
        for (const id of surplus(runs)) {
          head.delete(id)
          body.delete(id)
        }
      })
    },
    bytesOf: async (id) => {
      const request = (await opened()).transaction(bodies).objectStore(bodies).get(id) as IDBRequest<StoredBytes>
      return (await answer(request)) ?? null
    },
    list: async () => latestFirst(await all(await opened())),
    remove: async (id) =>
      change(await opened(), (head, body) => {
        head.delete(id)
        body.delete(id)
      }),
  }
}

function open(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => {
      for (const store of [heads, bodies]) request.result.createObjectStore(store, { keyPath: 'id' })
    }
    request.onsuccess = () => {
      // Another page may need a later version of it.
      request.result.onversionchange = () => request.result.close()
      resolve(request.result)
    }
    request.onerror = () => reject(request.error)
    request.onblocked = () => reject(new Error('The store of runs is held by another page.'))
  })
}

/** All or nothing, and on the disk before it is said to be done. */
function change(database: IDBDatabase, ask: (head: IDBObjectStore, body: IDBObjectStore) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction([heads, bodies], 'readwrite', { durability: 'strict' })
    transaction.oncomplete = () => resolve()
    transaction.onerror = () => reject(transaction.error)
    transaction.onabort = () => reject(transaction.error ?? new Error('The run could not be stored.'))
    ask(transaction.objectStore(heads), transaction.objectStore(bodies))
  })
}

function all(database: IDBDatabase): Promise<StoredRun[]> {
  return answer(database.transaction(heads).objectStore(heads).getAll() as IDBRequest<StoredRun[]>)
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function latestFirst(runs: StoredRun[]): StoredRun[] {
  return runs.sort((a, b) => b.at - a.at)
}
