// npm run lint: what can be said about the code without running it.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildPreset } from './build.mjs'
import { main, packaged, root, succeeds } from './command.mjs'
import { setUp } from './setup.mjs'

export function cppFiles() {
  return ['core', 'tests', 'wasm'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .filter((path) => /\.(cpp|hpp|inl)$/.test(path))
      .map((path) => join(folder, path)),
  )
}

const projects = ['tsconfig.json', 'web/tsconfig.json', 'web/src/engine/tsconfig.json', 'docs/tsconfig.json']

/** Each check by name: true if it has nothing to say. */
export const checks = {
  'clang-format': () => succeeds('clang-format', ['--dry-run', '-Werror', ...cppFiles()]),
  'clang-tidy': () => {
    buildPreset('native', 'tidy')
    return true
  },
  biome: () => succeeds(packaged('biome'), ['ci', '--error-on-warnings']),
  tsc: () => projects.map((project) => succeeds(packaged('tsc'), ['--project', project])).every(Boolean),
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(() => {
    setUp()
    let failed = 0
    for (const [name, check] of Object.entries(checks)) {
      console.log(`\n${name}`)
      try {
        if (check()) continue
      } catch (error) {
        console.error(error.message)
      }
      failed += 1
    }
    return failed === 0 ? 0 : 1
  })
}
