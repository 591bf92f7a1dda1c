// The notices of all that is shipped, which most licences ask for: of the npm packages whose modules really are in a bundle,
// and of what the module was compiled from. Written beside each bundle as NOTICES.txt.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '../..')
const read = (path: string) => readFileSync(path, 'utf8')

/** The folder of the package that a bundled module belongs to; null for the project's own. */
export function packageOf(module: string): string | null {
  return /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(module.replaceAll('\\', '/'))?.[1] ?? null
}

function titled(title: string, text: string): string {
  return `${title}\n${'-'.repeat(title.length)}\n\n${text.trim()}\n`
}

/** Of the package in a folder: name, version, and the whole of its licence where it comes with one. */
export function noticeOf(folder: string): string {
  const { name, version, license, homepage } = JSON.parse(read(join(folder, 'package.json')))
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
  if (file === undefined && !(license && homepage))
    throw new Error(`The package ${name} is bundled, but its folder says of no licence that could go into the notices.`)
  return titled(
    `${name} ${version}, ${license}`,
    file === undefined ? `By its own word under ${license}; it is from ${homepage}.` : read(join(folder, file)),
  )
}

/** Of what the module was compiled from: who holds the rights is read where the compiler read the rest. */
function compiledNotices(): string {
  const header = read(join(root, 'build/wasm/include/xtensor/xtensor.hpp'))
  const holders = header.match(/Copyright \(c\)[^*\n]*/g)?.map((line) => line.trim()) ?? []
  const { EMSDK } = process.env
  const emscripten = EMSDK === undefined ? '/usr/share/emscripten' : join(EMSDK, 'upstream/emscripten')
  const [musl] = read(join(emscripten, 'system/lib/libc/musl/COPYRIGHT')).split(/^Authors\/contributors include:/m)
  if (holders.length === 0 || musl === undefined)
    throw new Error('The notices of xtensor or musl are not where they were.')
  return read(join(here, 'compiled.txt')).replace('{xtensor}', holders.join('\n')).replace('{musl}', musl.trim())
}

/** The whole file, for these folders of packages; `compiled` where the module is part of what is shipped. */
export function notices(folders: Iterable<string>, compiled: boolean): string {
  const own = titled('HNN Playground, MIT', read(join(root, 'LICENSE')))
  const parts = [...new Set([...folders].map(noticeOf))].sort()
  return [own, ...(compiled ? [compiledNotices()] : []), ...parts].join('\n\n')
}

interface Chunk {
  type: string
  moduleIds?: readonly string[]
}

/** What is in a bundle, which has to hold its workers too, for Vite of any version. */
export function noticesPlugin(compiled: boolean) {
  return {
    name: 'notices',
    apply: 'build' as const,
    generateBundle(
      this: { emitFile(file: { type: 'asset'; fileName: string; source: string }): string },
      _options: unknown,
      bundle: Readonly<Record<string, Chunk>>,
    ) {
      const modules = Object.values(bundle).flatMap(({ moduleIds = [] }) => moduleIds)
      const folders = modules.map(packageOf).filter((folder) => folder !== null)
      this.emitFile({ type: 'asset', fileName: 'NOTICES.txt', source: notices(folders, compiled) })
    },
  }
}
