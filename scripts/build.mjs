// Builds the core and the command line (build/native), the module (build/wasm), the npm package (build/package) and the
// site (build/web): the page, and the pages about it. What is built already and has not changed is left alone.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { main, must, packaged, root } from './command.mjs'
import { newest } from './newest.mjs'
import { buildPackage } from './package.mjs'
import { setUp } from './setup.mjs'
import { buildSite } from './site.mjs'

/** Configures a preset of CMakePresets.json where needed, and builds its targets. */
export function buildPreset(preset, ...targets) {
  const buildFile = join(root, 'build', preset, 'build.ninja')
  if (!existsSync(buildFile) || statSync(buildFile).mtimeMs < statSync(join(root, 'CMakePresets.json')).mtimeMs) {
    must(`Configuring ${preset}`, 'cmake', ['--preset', preset], { quiet: true })
  }
  const jobs = ['--parallel', String(availableParallelism())]
  const wanted = targets.flatMap((target) => ['--target', target])
  must(`Building ${preset}`, 'cmake', ['--build', '--preset', preset, ...jobs, ...wanted])
}

/** The table of tasks, models, solvers and settings, as text: what the page is drawn from. */
export function tableText() {
  return execFileSync(join(root, 'build/native/hnn'), ['tasks', '--json'], { encoding: 'utf8' })
}

export function writeTable() {
  const path = join(root, 'build/wasm/table.json')
  const table = tableText()
  if (!existsSync(path) || readFileSync(path, 'utf8') !== table) writeFileSync(path, table)
}

export function buildPage() {
  const page = [
    'src',
    'public',
    'models',
    'notices',
    'index.html',
    'embed.html',
    'vite.config.ts',
    'literal-urls.ts',
    'built-from.ts',
  ].map((name) => join('web', name))
  const studies = 'docs/studies' // the page does one of them, too
  const module = ['hnn.mjs', 'hnn-glue.mjs', 'hnn.wasm', 'table.json'].map((name) => join('build/wasm', name))
  const inputs = [...page, studies, 'package-lock.json', ...module].map((path) => newest(join(root, path)))
  const built = join(root, 'build/web/index.html')
  if (existsSync(built) && statSync(built).mtimeMs > Math.max(...inputs)) return
  must('Building the page', packaged('vite'), ['build', '--config', 'web/vite.config.ts', '--logLevel', 'warn'])
}

/** The page, and all that it is made of. */
export function buildPlayground() {
  buildPreset('native', 'hnn')
  buildPreset('wasm', 'hnn')
  writeTable()
  buildPage()
}

export function build() {
  buildPlayground()
  buildPackage()
  buildSite()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(() => {
    setUp()
    build()
  })
}
