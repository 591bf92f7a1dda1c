// The tarball of `npm pack`, installed by npm beside small projects that use it.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export const folder = here('../../build/installed')
export const packageFolder = join(folder, 'node_modules/hnn-playground')

export function run(command: string, ...args: string[]): string {
  return execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

/** A program that the projects have installed. */
export function program(name: string, ...args: string[]): string {
  return run(join(folder, 'node_modules/.bin', name), ...args)
}

/** Lays the projects anew; what they need besides stays installed until its list changes. */
export function install(): string {
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(folder)) if (name !== 'node_modules') rmSync(join(folder, name), { recursive: true })
  for (const name of ['package.json', 'package-lock.json']) cpSync(here(name), join(folder, name))
  cpSync(here('projects'), folder, { recursive: true })
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error']
  const marker = join(folder, 'node_modules/.package-lock.json')
  const isOld = !existsSync(marker) || statSync(marker).mtimeMs < statSync(here('package-lock.json')).mtimeMs
  if (isOld) run('npm', 'install', '--no-save', ...quiet)
  const packed = run('npm', 'pack', here('../..'), '--ignore-scripts', '--json', '--loglevel=error')
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }]
  rmSync(packageFolder, { recursive: true, force: true })
  run('npm', 'install', '--no-save', '--offline', ...quiet, `./${filename}`)
  return join(folder, filename)
}
