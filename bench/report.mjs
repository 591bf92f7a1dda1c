import { parseArgs } from 'node:util'
import { buildPreset } from '../scripts/build.mjs'
import { main } from '../scripts/command.mjs'
import { place } from '../scripts/place.mjs'
import { setUp } from '../scripts/setup.mjs'

/** Of figures over some seeds. */
export const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]

/** In Markdown. */
export function table(heads, lines) {
  return [heads, heads.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** `npm run NAME`: builds the command line and writes what `report` makes of so many seeds into docs/results.md. */
export function reporting(name, help, report) {
  return main(() => {
    const flag = { type: 'boolean', default: false }
    const { values } = parseArgs({ options: { help: flag, print: flag, seeds: { type: 'string', default: '3' } } })
    if (values.help) return void console.log(help)
    const seeds = Number(values.seeds)
    if (!Number.isInteger(seeds) || seeds < 1) throw new Error('--seeds needs a whole number from 1 on.')
    setUp()
    buildPreset('native', 'hnn')
    const text = report(seeds)
    if (values.print) console.log(text)
    else place('docs/results.md', `npm run ${name}`, text)
  })
}
