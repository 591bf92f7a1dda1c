// A small suite for the test of how suites are run: parts that pass, fail, break, vanish, and wait for others.
import { main, succeeds } from '../../scripts/command.mjs'
import { failed, passed } from '../../scripts/outcomes.mjs'
import { runParts } from '../../scripts/parts.mjs'

const says = (what) =>
  succeeds(process.execPath, ['-e', `console.log('${what} begins'); console.error('${what} ends')`])

await main(() =>
  runParts([
    { name: 'whole', body: () => says('whole') && passed, alone: true },
    { name: 'one', body: () => says('one') && passed, needs: ['whole'] },
    { name: 'two', body: () => says('two') && failed('the test', '\nError: why\nwhere'), needs: ['whole'] },
    {
      name: 'broken',
      body() {
        throw new Error('It broke.')
      },
    },
    { name: 'gone', body: () => process.exit(1) },
    { name: 'last', body: () => passed, needs: ['two'] },
  ]),
)
