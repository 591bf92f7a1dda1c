// Puts together what a visitor gets, in build/web: beside the page the pages about it, and the worker that keeps all of it
// for times without a network.
import { createHash } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { must, root } from './command.mjs'
import { newest } from './newest.mjs'
import { buildReference, reference } from './reference.mjs'

const site = join(root, 'build/web')

/** The files of a folder, by their paths with slashes, in an order that is always the same. */
function filesIn(folder) {
  const paths = readdirSync(folder, { recursive: true }).filter((path) => statSync(join(folder, path)).isFile())
  return paths.map((path) => path.split(sep).join('/')).sort()
}

/** The pages of docs/, into build/docs. */
function buildDocs() {
  const sources = filesIn(join(root, 'docs')).filter((file) => !/^(node_modules|\.vitepress\/cache|api)\//.test(file))
  const described = ['wasm/hnn.d.ts', 'web/src/element', 'web/src/engine', 'build/wasm/table.json']
  const inputs = [...sources.map((file) => join('docs', file)), ...described, 'tests/consumer', 'scripts/no-inline.mjs']
  const built = join(root, 'build/docs/index.html')
  const changed = Math.max(...inputs.map((path) => newest(join(root, path))))
  if (existsSync(built) && statSync(built).mtimeMs > changed) return
  const program = (name) => join(root, 'docs/node_modules/.bin', name)
  must('Describing the interfaces', program('typedoc'), ['--options', 'docs/typedoc.json'])
  must('Building the documentation', program('vitepress'), ['build', 'docs'])
}

/** Writes the service worker with the list of what this build consists of. */
function writeServiceWorker() {
  const files = filesIn(site).filter((file) => file !== 'service-worker.js')
  const source = readFileSync(join(root, 'web/offline/service-worker.js'), 'utf8')
  const hash = createHash('sha256').update(source)
  for (const file of files) hash.update(file).update(readFileSync(join(site, file)))
  // Visitors of a folder ask for the folder.
  const asked = files.map((file) => file.replace(/(^|\/)index\.html$/, '$1') || './')
  const isLater = (file) => file.startsWith('docs/') || file.endsWith('.safetensors')
  const text = source
    .replace('__FIRST__', JSON.stringify(asked.filter((file) => !isLater(file))))
    .replace('__LATER__', JSON.stringify(asked.filter(isLater)))
    .replace('__VERSION__', `'${hash.digest('hex').slice(0, 16)}'`)
  writeFileSync(join(site, 'service-worker.js'), text)
}

export function buildSite() {
  buildDocs()
  buildReference()
  const docs = join(site, 'docs')
  rmSync(docs, { recursive: true, force: true })
  cpSync(join(root, 'build/docs'), docs, { recursive: true })
  cpSync(reference, join(docs, 'cpp'), { recursive: true })
  writeServiceWorker()
}
