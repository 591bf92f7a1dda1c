// npm run results [-- --seeds N ...]: trains every task and model, and writes the figures that come out beside the
// paper's into docs/results.md and README.md. Interrupted, it goes on where it was.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { buildPreset } from './build.mjs'
import { main, root } from './command.mjs'
import { setUp } from './setup.mjs'

const output = (command, ...args) =>
  execFileSync(command, args, { cwd: root, encoding: 'utf8', stdio: ['inherit', 'pipe', 'inherit'] })

/** Puts the text between the two lines of a file that mark its place. */
function place(path, text) {
  const [start, end] = ['<!-- npm run results -->\n', '<!-- end -->']
  const page = readFileSync(path, 'utf8')
  const [from, to] = [page.indexOf(start), page.indexOf(end)]
  if (from < 0 || to < from)
    throw new Error(`${path} has no place for the results between "${start.trim()}" and "${end}".`)
  writeFileSync(path, `${page.slice(0, from + start.length)}\n${text}\n${page.slice(to)}`)
}

await main(() => {
  setUp()
  buildPreset('native', 'hnn')
  const recording = process.env.HNN_REAL_PENDULUM_FILE
  const given = process.argv.slice(2)
  const options = [...(given.length > 0 ? given : ['--seeds', '5']), ...(recording ? ['--data', recording] : [])]
  const table = output(join(root, 'build/native/hnn'), 'reproduce', ...options)

  const commit = output('git', 'rev-parse', '--short', 'HEAD').trim()
  const changed = output('git', 'status', '--porcelain', '--untracked-files=no', '--', 'core', 'CMakeLists.txt') !== ''
  const [{ model }] = cpus()
  const shown = options.map((option) => (option === recording ? 'real_pend_h_1.txt' : option)).join(' ')
  const origin =
    `\`build/native/hnn reproduce ${shown}\` at commit ${commit}${changed ? ' with changes' : ''}, ` +
    `on ${model} with ${cpus().length} cores.`
  for (const page of ['docs/results.md', 'README.md']) place(join(root, page), `${origin}\n\n${table}`)
})
