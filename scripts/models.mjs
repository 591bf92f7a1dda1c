// npm run models: trains the models that the page shows before anybody has trained any, of the tasks that take minutes to
// learn, since they learn from frames, with the task's own settings; and says what rounding them to float16 costs. The
// same command gives the same bytes again.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { buildPreset, tableText } from './build.mjs'
import { main, root } from './command.mjs'
import { setUp } from './setup.mjs'

await main(() => {
  setUp()
  buildPreset('native', 'hnn')
  const hnn = (...args) => execFileSync(join(root, 'build/native/hnn'), args, { stdio: 'inherit' })
  for (const { id, has_frames, default_models } of JSON.parse(tableText()).tasks) {
    for (const model of has_frames ? default_models : []) {
      const file = join(root, `web/models/${id}-${model}.safetensors`)
      console.log(`\n${id}, ${model}, as it was trained:`)
      hnn('train', id, '--model', model, '--out', file, '--float16', '--json')
      console.log(`\n${id}, ${model}, rounded to float16:`)
      hnn('evaluate', file, '--json')
    }
  }
})
