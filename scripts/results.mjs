// npm run results [-- --seeds N ...]: trains the tasks and models of the paper, and those beyond it, and writes the figures
// that come out into docs/results.md and, of the paper's, README.md. Interrupted, it goes on where it was.
import { cpus } from 'node:os'
import { join } from 'node:path'
import { buildPreset, tableText } from './build.mjs'
import { commitHere, main, output, root } from './command.mjs'
import { place } from './place.mjs'
import { setUp } from './setup.mjs'

await main(() => {
  setUp()
  buildPreset('native', 'hnn')
  const recording = process.env.HNN_REAL_PENDULUM_FILE
  const given = process.argv.slice(2)
  const options = given.length > 0 ? given : ['--seeds', '5']

  const commit = commitHere()
  const changed = output('git', 'status', '--porcelain', '--untracked-files=no', '--', 'core', 'CMakeLists.txt') !== ''
  const [{ model }] = cpus()
  const reproduced = (tasks, ...more) => {
    const data = recording && tasks.some(({ takes_file }) => takes_file) ? ['--data', recording] : []
    const args = ['reproduce', ...tasks.map(({ id }) => id), ...options, ...more, ...data]
    const table = output(join(root, 'build/native/hnn'), ...args)
    const shown = args.map((arg) => (arg === recording ? 'real_pend_h_1.txt' : arg)).join(' ')
    return (
      `\`build/native/hnn ${shown}\` at commit ${commit}${changed ? ' with changes' : ''}, ` +
      `on ${model} with ${cpus().length} cores.\n\n${table}`
    )
  }

  const { tasks, models } = JSON.parse(tableText())
  const ofPaper = tasks.filter(({ paper }) => paper.length > 0)
  const papers = reproduced(ofPaper)
  for (const page of ['docs/results.md', 'README.md']) place(page, 'npm run results: the paper', papers)
  place('docs/results.md', 'npm run results: the fast recipe', reproduced(ofPaper, '--recipe', 'fast'))

  // Every model on what is simulated in seconds and seen as it is.
  const quick = tasks.filter(({ has_frames, has_law, view }) => has_law && !has_frames && view !== 'bodies')
  const beyond = reproduced(quick, '--models', models.map(({ id }) => id).join(','))
  place('docs/results.md', 'npm run results: beyond the paper', beyond)
})
