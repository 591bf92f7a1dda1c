// npm test: sets up, builds, and runs every suite; the last line is the sum. With --asan or --tsan: the core's tests
// under the address and undefined-behaviour sanitizers, or the thread sanitizer, instead.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildPage, buildPreset, writeTable } from './build.mjs'
import { main, packaged, root, succeeds } from './command.mjs'
import { checks } from './lint.mjs'
import { failed, passed, read } from './outcomes.mjs'
import { buildPackage } from './package.mjs'
import { runParts } from './parts.mjs'
import { setUp } from './setup.mjs'
import { buildSite } from './site.mjs'

const results = join(root, 'build/test-results')

/** Runs a suite that leaves its results in a JSON file. Without results, or without a test in them, it has failed. */
function suite(file, reader, command, args) {
  const path = join(results, file)
  rmSync(path, { force: true })
  const ended = succeeds(command, args)
  let outcome
  try {
    outcome = reader(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return failed(command, 'It ended before it wrote its results.')
  }
  const ran = outcome.passed + outcome.failures.length
  if (ran === 0) return failed(command, 'No test ran in it.')
  if (!ended && outcome.failures.length === 0) return failed(command, 'It ended badly after its last test.')
  return outcome
}

function googleTest(file, command, ...args) {
  return suite(file, read.googleTest, command, [
    ...args,
    '--gtest_brief=1',
    `--gtest_output=json:${join(results, file)}`,
  ])
}

const vitest = () => suite('vitest.json', read.vitest, packaged('vitest'), ['run'])

const playwright = (file, ...args) => suite(file, read.playwright, packaged('playwright'), ['test', ...args])

function ownProgram(file, ...args) {
  return suite(file, read.own, process.execPath, [...args, '--results', join(results, file)])
}

// Until Node 22 its WebSocket has to be asked for.
const otherEngines = () =>
  ownProgram('engines.json', '--experimental-websocket', '--no-warnings', 'e2e/engines/path.mjs')

const step = (body) => () => {
  body()
  return passed
}
const check = (name) => () => (checks[name]() ? passed : failed(name, 'What it objects to is printed above.'))

// What keeps every core busy by itself runs alone; the rest runs beside each other, one at a core.
const alone = true
const everything = [
  { name: 'build: native', body: step(() => buildPreset('native')), alone },
  { name: 'build: wasm', body: step(() => buildPreset('wasm')), alone },
  { name: 'build: fuzz', body: step(() => buildPreset('fuzz', 'fuzz_targets')), alone },
  { name: 'lint: clang-tidy', body: check('clang-tidy'), needs: ['build: native'], alone },
  { name: 'build: table', body: step(writeTable), needs: ['build: native'] },
  { name: 'build: page', body: step(buildPage), needs: ['build: wasm', 'build: table'] },
  { name: 'build: package', body: step(buildPackage), needs: ['build: wasm', 'build: table'] },
  { name: 'build: site', body: step(buildSite), needs: ['build: page'] },
  { name: 'Vitest', body: vitest, needs: ['build: wasm', 'build: table'] },
  {
    name: 'GoogleTest, wasm',
    body: () => googleTest('wasm.json', process.execPath, 'build/wasm/hnn_tests.cjs'),
    needs: ['build: wasm'],
  },
  {
    name: 'GoogleTest, native',
    body: () => googleTest('native.json', 'build/native/hnn_tests'),
    needs: ['build: native'],
  },
  { name: 'lint: clang-format', body: check('clang-format') },
  { name: 'lint: biome', body: check('biome') },
  { name: 'lint: tsc', body: check('tsc') },
  {
    name: 'npm package',
    body: () => playwright('package.json', '--config', 'tests/package'),
    needs: ['build: package', 'build: native'],
  },
  { name: 'Firefox and WebKit', body: otherEngines, needs: ['build: page', 'build: native'] },
  {
    name: 'libFuzzer',
    body: () => ownProgram('fuzz.json', 'scripts/fuzz.mjs', '--seconds', '15'),
    needs: ['build: fuzz'],
    alone,
  },
  { name: 'Playwright, Chromium', body: () => playwright('playwright.json'), needs: ['build: site'], alone },
]
// What one thread does alone can't race, and takes long under the thread sanitizer.
const threaded = '--gtest_filter=*Thread*:*Team*'
const sanitized = (preset) => [
  { name: `build: ${preset}`, body: step(() => buildPreset(preset, 'hnn_tests')), alone },
  {
    name: `GoogleTest, ${preset}`,
    body: () => googleTest(`${preset}.json`, `build/${preset}/hnn_tests`, ...(preset === 'tsan' ? [threaded] : [])),
    needs: [`build: ${preset}`],
  },
]

await main(async () => {
  const preset = ['asan', 'tsan'].find((name) => process.argv.includes(`--${name}`))
  const parts = preset === undefined ? everything : sanitized(preset)
  return runParts(parts, () => {
    setUp()
    mkdirSync(results, { recursive: true })
  })
})
