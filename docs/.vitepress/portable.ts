// VitePress wants to know where its site will stand. It is told a place that doesn't exist, and that is taken out again: the
// site then works in any folder of any host.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** A folder that stands for the site's. */
export const nowhere = '/__site__/'

/** From a file of the site, given by its path there, up to the site. */
const up = (path: string) => '../'.repeat(path.split('/').length - 1) || './'

/** What a script finds out by itself: the path of the site on the host that it came from. */
const asked = (path: string) => `new URL(${JSON.stringify(up(path))},import.meta.url).pathname`

interface Node {
  type: string
  start: number
  end: number
}

const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === 'string'

/** All strings of a program that speak of the place, whole. */
function* strings(node: Node, code: string): Generator<Node> {
  if (node.type === 'Literal' || node.type === 'TemplateLiteral') {
    if (code.slice(node.start, node.end).includes(nowhere)) yield node
    return
  }
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* strings(child, code)
  }
}

/** In scripts: strings that name the place are put together when they are needed. */
export function portableScripts(): Plugin {
  return {
    name: 'portable-scripts',
    apply: (_config, { isSsrBuild }) => !isSsrBuild,
    enforce: 'post',
    renderChunk(code, { fileName }) {
      if (!code.includes(nowhere)) return null
      const found = [...strings(this.parse(code) as Node, code)].sort((a, b) => b.start - a.start)
      return found.reduce(
        (text, { end }) =>
          `${text.slice(0, end)}.replaceAll(${JSON.stringify(nowhere)},${asked(fileName)})${text.slice(end)}`,
        code,
      )
    },
  }
}

/** In pages: links and addresses are relative. What no page can know, the page of a wrong address, goes. */
export function portablePages(folder: string): void {
  rmSync(join(folder, '404.html'))
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  for (const file of files.filter((name) => /\.html$/.test(name))) {
    const path = join(folder, file)
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(nowhere, up(file)))
  }
  for (const file of files.filter((name) => /(^|\/)metadata\.[^/]+\.js$/.test(name))) {
    const path = join(folder, file)
    const end = `;window.__VP_SITE_DATA__.base=${asked(file)}`
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(nowhere, '/') + end)
  }
}
