// What the page's benchmarks have in common.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'

const root = fileURLToPath(new URL('../..', import.meta.url))
const options = JSON.parse(readFileSync(new URL('../chromium.json', import.meta.url), 'utf8'))
const port = Number(process.env.PORT ?? 4175)

/** Serves the built page for as long as it is measured. */
export async function served(measure) {
  const arguments_ = ['preview', '--config', 'web/vite.config.ts', '--port', String(port)]
  const server = spawn('node_modules/.bin/vite', arguments_, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    await new Promise((resolve, reject) => {
      server.stdout.once('data', resolve)
      server.once('exit', () => reject(new Error('The built page could not be served; run npm run build first.')))
    })
    return await measure(`http://127.0.0.1:${port}/`)
  } finally {
    server.kill()
  }
}

/** A browser whose pages can collect their garbage when they are told to. */
export function launched() {
  const executablePath = process.env.CHROMIUM ?? options.executablePath
  return chromium.launch({ ...options, args: [...options.args, '--js-flags=--expose-gc'], executablePath })
}

/**
 * Memory of the page's process as the browser's own task manager counts it (of no file, in memory or swapped out), in MB;
 * with garbage that was not collected yet. Null where the system does not tell.
 */
export function footprint() {
  const read = (pid, file) => {
    try {
      return readFileSync(`/proc/${pid}/${file}`, 'utf8')
    } catch {
      return ''
    }
  }
  if (!existsSync('/proc/self/status')) return null
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const parents = new Map(pids.map((pid) => [pid, /\) \S (\d+)/.exec(read(pid, 'stat'))?.[1]]))
  const ours = (pid) => pid !== undefined && (pid === String(process.pid) || ours(parents.get(pid)))
  const sizes = pids
    .filter((pid) => ours(pid) && read(pid, 'cmdline').includes('--type=renderer'))
    .map((pid) =>
      [...read(pid, 'status').matchAll(/^(?:RssAnon|VmSwap):\s+(\d+)/gm)].reduce((sum, [, kB]) => sum + +kB, 0),
    )
  // Chromium keeps a second, empty renderer in store.
  return Math.round((Math.max(...sizes) * 1024) / 1e6)
}
