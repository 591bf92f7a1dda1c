// Builds the core and the command line (build/native), the module (build/wasm) and the page (build/web). What is built
// already and has not changed is left alone.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { main, must, packaged, root } from './command.mjs'
import { setUp } from './setup.mjs'

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

/** When anything at or below the path changed last; folders count, since they tell of files that are gone. */
function newest(path) {
  const { mtimeMs } = statSync(path)
  if (!statSync(path).isDirectory()) return mtimeMs
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

export function buildPage() {
  const page = ['src', 'public', 'models', 'offline', 'index.html', 'vite.config.ts'].map((name) => join('web', name))
  const module = ['hnn.mjs', 'hnn-glue.mjs', 'hnn.wasm', 'table.json'].map((name) => join('build/wasm', name))
  const inputs = [...page, 'package-lock.json', ...module].map((path) => newest(join(root, path)))
  const built = join(root, 'build/web/index.html')
  if (existsSync(built) && statSync(built).mtimeMs > Math.max(...inputs)) return
  must('Building the page', packaged('vite'), ['build', '--config', 'web/vite.config.ts', '--logLevel', 'warn'])
}

export function build() {
  buildPreset('native', 'hnn')
  buildPreset('wasm', 'hnn')
  writeTable()
  buildPage()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(() => {
    setUp()
    build()
  })
}
