// Builds what the npm package consists of, in build/package: code, the module, types, and the manifest of the element.
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { must, packaged, root } from './command.mjs'
import { newest } from './newest.mjs'

const built = join(root, 'build/package')
const emitted = join(root, 'build/types')

/** What can be imported from, and the file with its types. */
const entries = {
  index: 'web/src/element/index.d.ts',
  element: 'web/src/element/index.d.ts',
  engine: 'web/src/engine/index.d.ts',
}

/** The file of types that an import in another one means, from the project's folder. */
function meant(specifier, from) {
  if (specifier === '@wasm/hnn.mjs') return 'wasm/hnn.d.ts'
  const path = join(dirname(from), specifier)
  return existsSync(join(emitted, path)) ? `${path}/index.d.ts` : `${path}.d.ts`
}

function importable(from, to) {
  const path = relative(dirname(from), to).replace(/\.d\.ts$/, '.js')
  return path.startsWith('.') ? path : `./${path}`
}

/** Whoever has installed the package has no other: what is imported is in it, with the names that Node wants. */
function copyTypes(file, table, seen = new Set()) {
  if (seen.has(file)) return
  seen.add(file)
  const source = file.startsWith('wasm/') ? root : emitted
  let text = readFileSync(join(source, file), 'utf8')
  // To others it is an element like any other.
  text = text
    .replace(/^import \{ LitElement \} from 'lit';\n/m, '')
    .replace('extends LitElement', 'extends HTMLElement')
  text = text.replace(/(from |import )'([^']+)'/g, (_, before, specifier) => {
    const to = meant(specifier, file)
    copyTypes(to, table, seen)
    return `${before}'${importable(file, to)}'`
  })
  if (/^export declare class HnnPlayground/m.test(text)) text += propertiesText(table)
  const copy = join(built, 'types', file)
  mkdirSync(dirname(copy), { recursive: true })
  writeFileSync(copy, text)
}

const valueTypes = { integer: 'number | string', number: 'number | string', text: 'string', pushes: 'string' }

/** The properties that the element has from the core's table. */
function propertiesText({ settings }) {
  const lines = settings.map(({ name, help, right, type, choices }) => {
    const property = name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase())
    const values =
      choices?.map((choice) => `'${choice}'`).join(' | ') ?? valueTypes[type] ?? 'readonly number[] | string'
    return `    /** ${help}: ${right} */\n    ${property}?: ${values} | null;`
  })
  return `/** Every setting; null is the task's own default. */\nexport interface HnnPlayground {\n${lines.join('\n')}\n}\n`
}

function writeTypes() {
  rmSync(emitted, { recursive: true, force: true })
  must('Describing the types', packaged('tsc'), ['--project', 'web/package'])
  const table = JSON.parse(readFileSync(join(root, 'build/wasm/table.json'), 'utf8'))
  const seen = new Set()
  for (const [name, file] of Object.entries(entries)) {
    copyTypes(file, table, seen)
    writeFileSync(join(built, `${name}.d.ts`), `export * from '${importable('', join('types', file))}'\n`)
  }
  // It exports nothing, and everybody on the page knows the element.
  writeFileSync(join(built, 'hnn-playground.standalone.d.ts'), "import './index.js'\n\nexport {}\n")
}

export function buildPackage() {
  const code = ['src', 'models', 'notices', 'package', 'standalone', 'literal-urls.ts', 'built-from.ts']
  const module = ['hnn.mjs', 'hnn-glue.mjs', 'hnn.wasm', 'table.json']
  const paths = [
    ...code.map((name) => join('web', name)),
    ...module.map((name) => join('build/wasm', name)),
    ...['package.json', 'package-lock.json', 'scripts/package.mjs', 'wasm/hnn.d.ts'],
  ]
  const last = join(built, 'custom-elements.json')
  if (existsSync(last) && statSync(last).mtimeMs > Math.max(...paths.map((path) => newest(join(root, path))))) return
  for (const folder of ['package', 'standalone'])
    must('Building the package', packaged('vite'), [
      'build',
      '--config',
      `web/${folder}/vite.config.ts`,
      '--logLevel',
      'warn',
    ])
  writeTypes()
  must('Describing the element', packaged('cem'), ['analyze', '--quiet', '--config', 'web/package/manifest.config.mjs'])
}
