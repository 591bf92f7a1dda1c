// npm run studies [-- NAME...]: does the studies of docs/studies, all or those named, and puts their tables into
// docs/results.md and their charts into docs/pictures/studies. Interrupted, it goes on where it was.
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildPreset } from './build.mjs'
import { commitHere, main, output, root } from './command.mjs'
import { place } from './place.mjs'
import { setUp } from './setup.mjs'

await main(() => {
  setUp()
  buildPreset('native', 'hnn')
  const commit = commitHere()
  const all = readdirSync(join(root, 'docs/studies')).map((file) => file.replace(/\.json$/, ''))
  const pictures = join(root, 'docs/pictures/studies')
  mkdirSync(pictures, { recursive: true })
  for (const name of process.argv.length > 2 ? process.argv.slice(2) : all) {
    const file = `docs/studies/${name}.json`
    const table = output(join(root, 'build/native/hnn'), 'study', file, '--markdown')
    const { charts } = JSON.parse(readFileSync(join(root, file), 'utf8'))
    for (const chart of charts)
      copyFileSync(join(root, `build/studies/${name}/${chart.name}.svg`), join(pictures, `${chart.name}.svg`))
    const shown = charts
      .map((chart) => `![${chart.y} against ${chart.x}](./pictures/studies/${chart.name}.svg)`)
      .join('\n\n')
    const said = `\`build/native/hnn study ${file} --markdown\` at commit ${commit}: medians over the seeds, in brackets the least and the largest.`
    place(
      'docs/results.md',
      `npm run studies: ${name}`,
      `${shown}\n\n${said}\n\n::: details All of it\n\n${table}\n:::`,
    )
  }
})
