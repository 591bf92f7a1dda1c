// Starting other programs. Like all of this folder, it runs on Node alone: the packages may not be installed yet.
import { execFileSync, spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** Runs a program in the project's folder, with its output on ours; true if it ended well. */
export function succeeds(command, args, { env = {}, quiet = false } = {}) {
  const { status } = spawnSync(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['inherit', quiet ? 'ignore' : 'inherit', 'inherit'],
  })
  return status === 0
}

/** What a program prints, started in the project's folder. */
export function output(command, ...args) {
  return execFileSync(command, args, { cwd: root, encoding: 'utf8', stdio: ['inherit', 'pipe', 'inherit'] })
}

/** Of what is checked out, as a report names it. */
export function commitHere() {
  return output('git', 'rev-parse', '--short', 'HEAD').trim()
}

/** As `succeeds`, for a step without which the rest is pointless. */
export function must(task, command, args, options) {
  if (!succeeds(command, args, options)) throw new Error(`${task} failed; the reason is printed above.`)
}

/** A program of an npm package. */
export function packaged(name) {
  return join(root, 'node_modules', '.bin', name)
}

export function isOnPath(command) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

/** Runs a script's main function; an error is one sentence and exit status 1. */
export async function main(body) {
  try {
    process.exitCode = (await body()) ?? 0
  } catch (error) {
    console.error(`\n${error.message}`)
    process.exitCode = 1
  }
}
