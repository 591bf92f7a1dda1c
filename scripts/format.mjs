// npm run format: rewrites the code in the project's style.
import { main, must, packaged } from './command.mjs'
import { cppFiles } from './lint.mjs'
import { setUp } from './setup.mjs'

await main(() => {
  setUp()
  must('clang-format', 'clang-format', ['-i', ...cppFiles()])
  must('biome', packaged('biome'), ['check', '--write'])
})
