// Runs the program as a person would, in a folder of its own.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'

export const program = fileURLToPath(new URL('../../build/native/hnn', import.meta.url))

export interface Outcome {
  status: number | null
  stdout: string
  stderr: string
}

export function folder(): { path: (name: string) => string; remove: () => void } {
  const root = mkdtempSync(join(tmpdir(), 'hnn-'))
  return { path: (name) => join(root, name), remove: () => rmSync(root, { recursive: true }) }
}

export function hnn(...args: string[]): Outcome {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', timeout: 60_000 })
  if (error) throw error
  return { status, stdout, stderr }
}

/** The signal that ends a command that may write no file longer than so many blocks. */
export function limited(blocks: number, ...args: string[]): NodeJS.Signals | null {
  const { signal } = spawnSync('sh', ['-c', `ulimit -c 0; ulimit -f ${blocks}; exec "$@"`, 'sh', program, ...args])
  return signal
}

/** What a command prints that must succeed and say nothing else. */
export function printed(...args: string[]): string {
  const outcome = hnn(...args)
  expect(outcome, args.join(' ')).toMatchObject({ status: 0, stderr: '' })
  return outcome.stdout
}

/** The one JSON object that a command prints. */
export const json = (...args: string[]) => JSON.parse(printed(...args, '--json'))

/** The one sentence with which a command refuses its arguments. */
export function refusal(...args: string[]): string {
  const { status, stdout, stderr } = hnn(...args)
  expect({ status, stdout }, `${args.join(' ')}: ${stderr}`).toEqual({ status: 2, stdout: '' })
  expect(stderr).toMatch(/^hnn: [A-Z][^\n]*[.?]\n$/)
  return stderr.slice('hnn: '.length).trimEnd()
}
