// The site without a network. The lists and the version are put in by the build: this is no module, and imports nothing.
// What the playground's page needs is kept first; all else follows while the visitor reads.
const first = __FIRST__
const later = __LATER__
const version = __VERSION__
const prefix = 'hnn-playground-'
const name = prefix + version

/** As the server has it now, whatever the browser has kept of an earlier build. */
const fresh = (file) => new Request(file, { cache: 'no-cache' })

addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(name)
      .then((cache) => cache.addAll(first.map(fresh)))
      .then(() => skipWaiting()),
  )
})

addEventListener('activate', (event) => {
  const letGo = async () => {
    const old = (await caches.keys()).filter((key) => key.startsWith(prefix) && key !== name)
    await Promise.all(old.map((key) => caches.delete(key)))
    await clients.claim()
  }
  event.waitUntil(letGo().then(keepRest))
})

addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) return
  if (request.mode !== 'navigate') {
    event.respondWith(part(request))
    return
  }
  event.respondWith(page(request))
  event.waitUntil(keepRest())
})

/** One file after the other, so that nothing else has to wait. Where it is interrupted, the next page goes on with it. */
let keeping = null
function keepRest() {
  keeping ??= keepAll().finally(() => {
    keeping = null
  })
  return keeping
}

async function keepAll() {
  const cache = await caches.open(name)
  const kept = new Set((await cache.keys()).map(({ url }) => url))
  const missing = later.filter((file) => !kept.has(new URL(file, location.href).href))
  try {
    for (const file of missing) await cache.add(fresh(file))
  } catch {
    // Without a network; what is there stays.
  }
}

/** The page as the server has it now, so that a new one is never held back; the one that was kept, where none comes. */
async function page(request) {
  try {
    return await fetch(request)
  } catch (error) {
    const { origin, pathname } = new URL(request.url)
    const kept = await caches.match(origin + pathname.replace(/\/index\.html$/, '/'), {
      cacheName: name,
      ignoreVary: true,
    })
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
