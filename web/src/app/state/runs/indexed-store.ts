import type { RunStore, StoredBytes, StoredRun } from './stored'
import { surplus } from './stored'

const [heads, bodies] = ['runs', 'bytes']

// WebKit's store may never answer again after a page was left in the middle of a transaction. Counted in tenths of a second in
// which the page has its turn, so that no answer is late because the page was.
const patience = 30

/**
 * The browser’s own store, opened when it is first asked. Where it may keep nothing every call rejects, and so does every one
 * after a question to which there was no answer.
 */
export function browserStore(name = 'hnn-runs'): RunStore {
  let opening: Promise<IDBDatabase> | null = null
  let trying: Promise<boolean> | null = null
  const opened = () => {
    opening ??= open(name)
    return opening
  }
  let silent = false
  const asked = async <T>(question: (database: IDBDatabase) => Promise<T>): Promise<T> => {
    if (silent) throw new Error('The store of runs gave no answer.')
    let ticks = 0
    let clock: ReturnType<typeof setInterval> | undefined
    const silence = new Promise<T>((_, reject) => {
      clock = setInterval(() => {
        if (++ticks < patience) return
        silent = true
        reject(new Error(`The store of runs gave no answer in ${patience / 10} seconds.`))
      }, 100)
    })
    return Promise.race([opened().then(question), silence]).finally(() => clearInterval(clock))
  }
  return {
    put: async (run, bytes) => {
      const database = await opened()
      trying ??= keepsBlobs()
      const kept = (await trying) ? bytes : await withoutBlobs(bytes)
      const runs = [run, ...latestFirst(await asked(all)).filter(({ id }) => id !== run.id)]
      await change(database, (head, body) => {
        head.put(run)
        body.put(kept)
        for (const id of surplus(runs)) {
          head.delete(id)
          body.delete(id)
        }
      })
    },
    bytesOf: async (id) => {
      const get = (database: IDBDatabase) => database.transaction(bodies).objectStore(bodies).get(id)
      return (await asked((database) => answer(get(database) as IDBRequest<StoredBytes>))) ?? null
    },
    list: async () => latestFirst(await asked(all)),
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

/**
 * Whether the browser's store keeps Blobs. WebKit's does not in a private window, and where large ones are tried there it may
 * never answer again: so a small one is tried, in a database of its own.
 */
async function keepsBlobs(): Promise<boolean> {
  const name = 'hnn-blobs'
  try {
    const database = await open(name)
    await change(database, (_, body) => body.put({ id: name, blob: new Blob([name]) })).finally(() => database.close())
    return true
  } catch {
    return false
  } finally {
    indexedDB.deleteDatabase(name)
  }
}

async function withoutBlobs({ weights, ...rest }: StoredBytes): Promise<StoredBytes> {
  const bytes = new Map<string, Uint8Array<ArrayBuffer>>()
  for (const [model, file] of weights) bytes.set(model, new Uint8Array(await new Blob([file]).arrayBuffer()))
  return { ...rest, weights: bytes }
}

/** All or nothing, and on the disk before it is said to be done. */
function change(database: IDBDatabase, ask: (head: IDBObjectStore, body: IDBObjectStore) => unknown): Promise<void> {
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
