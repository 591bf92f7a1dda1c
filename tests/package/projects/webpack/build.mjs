// Says nothing unless there is something to say.
import { copyFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import webpack from 'webpack'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

webpack(
  { mode: 'production', context: here('.'), entry: './main.js', output: { path: here('dist') }, performance: false },
  (error, stats) => {
    if (error) throw error
    if (stats.hasErrors() || stats.hasWarnings())
      console.log(stats.toString({ all: false, errors: true, warnings: true }))
    copyFileSync(here('index.html'), here('dist/index.html'))
  },
)
