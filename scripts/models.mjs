// npm run models: trains the models that the page shows before anybody has trained any, with the settings of their task,
// and says what rounding them to float16 costs. The same command gives the same bytes again.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { buildPreset } from './build.mjs'
import { main, root } from './command.mjs'
import { setUp } from './setup.mjs'

await main(() => {
  setUp()
  buildPreset('native', 'hnn')
  const hnn = (...args) => execFileSync(join(root, 'build/native/hnn'), args, { stdio: 'inherit' })
  for (const model of ['baseline', 'hnn']) {
    const file = join(root, `web/models/pixel-pendulum-${model}.safetensors`)
    console.log(`\n${model}, as it was trained:`)
    hnn('train', 'pixel-pendulum', '--model', model, '--out', file, '--float16', '--json')
    console.log(`\n${model}, rounded to float16:`)
    hnn('evaluate', file, '--json')
  }
})
