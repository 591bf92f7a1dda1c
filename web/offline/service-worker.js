// The page without a network. `files` and `version` are put in by the build: this is no module, and imports nothing.
const files = __FILES__
const version = __VERSION__
const prefix = 'hnn-playground-'
const name = prefix + version

addEventListener('install', (event) => {
  const fresh = files.map((file) => new Request(file, { cache: 'no-cache' }))
  event.waitUntil(
    caches
      .open(name)
      .then((cache) => cache.addAll(fresh))
      .then(() => skipWaiting()),
  )
})

addEventListener('activate', (event) => {
  const letGo = async () => {
    const old = (await caches.keys()).filter((key) => key.startsWith(prefix) && key !== name)
    await Promise.all(old.map((key) => caches.delete(key)))
    await clients.claim()
  }
  event.waitUntil(letGo())
})

addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) return
  event.respondWith(request.mode === 'navigate' ? page(request) : part(request))
})

/** The page as the server has it now, so that a new one is never held back; the one that was kept, where none comes. */
async function page(request) {
  try {
    return await fetch(request)
  } catch (error) {
    const kept = await caches.match('./', { cacheName: name, ignoreVary: true })
    if (kept) return kept
    throw error
  }
}

/** What the page consists of has other names in another build, so what was kept is never out of date. */
async function part(request) {
  // Servers say that answers vary by origin; all requests here are the page's own.
  const kept = await caches.match(request, { cacheName: name, ignoreVary: true })
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok && response.type === 'basic') {
    const cache = await caches.open(name)
    await cache.put(request, response.clone())
  }
  return response
}
