// npm test: sets up, builds, and runs every suite; the last line is the sum. With --asan: the core's tests under the
// address and undefined-behaviour sanitizers instead.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildPage, buildPreset, writeTable } from './build.mjs'
import { main, packaged, root, succeeds } from './command.mjs'
import { checks } from './lint.mjs'
import { buildPackage } from './package.mjs'
import { setUp } from './setup.mjs'
import { buildSite } from './site.mjs'

const results = join(root, 'build/test-results')
const count = (passed, failed, skipped = 0) => ({ passed, failed, skipped })

/** Runs a suite that leaves its results in a JSON file. Without results, or without a test in them, it has failed. */
function suite(file, read, command, args, env) {
  const path = join(results, file)
  rmSync(path, { force: true })
  const ended = succeeds(command, args, { env })
  let counted
  try {
    counted = read(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    console.error(`No results: ${command} ended before it wrote them.`)
    return count(0, 1)
  }
  const { passed, failed, skipped } = counted
  if (passed + failed === 0) console.error(`No test ran in ${command}.`)
  const unexplained = failed === 0 && (!ended || passed === 0)
  return count(passed, unexplained ? 1 : failed, skipped)
}

function googleTest(file, command, ...args) {
  const read = ({ testsuites }) => {
    const tests = testsuites.flatMap(({ testsuite }) => testsuite)
    const failed = tests.filter(({ failures }) => failures).length
    const skipped = tests.filter((test) => !test.failures && test.result !== 'COMPLETED').length
    return count(tests.length - failed - skipped, failed, skipped)
  }
  return suite(file, read, command, [...args, '--gtest_brief=1', `--gtest_output=json:${join(results, file)}`])
}

function vitest() {
  const read = ({ numPassedTests, numFailedTests, numPendingTests, testResults }) => {
    const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
    return count(numPassedTests, numFailedTests + broken, numPendingTests)
  }
  return suite('vitest.json', read, packaged('vitest'), ['run'])
}

function playwright(file, ...args) {
  const read = ({ stats, errors }) =>
    count(stats.expected, stats.unexpected + stats.flaky + errors.length, stats.skipped)
  return suite(file, read, packaged('playwright'), ['test', ...args])
}

function otherEngines() {
  const path = join(results, 'engines.json')
  // Until Node 22 its WebSocket has to be asked for.
  const args = ['--experimental-websocket', '--no-warnings', 'e2e/engines/path.mjs', '--results', path]
  return suite('engines.json', ({ passed, failed }) => count(passed, failed), process.execPath, args)
}

function fuzz() {
  const path = join(results, 'fuzz.json')
  const read = ({ passed, failed }) => count(passed, failed)
  return suite('fuzz.json', read, process.execPath, ['scripts/fuzz.mjs', '--results', path])
}

const once = (step) => {
  step()
  return count(1, 0)
}
const lint = Object.entries(checks).map(([name, check]) => [
  `lint: ${name}`,
  () => (check() ? count(1, 0) : count(0, 1)),
  name === 'clang-tidy' ? ['build: native'] : [],
])

// [name, what it runs, the builds it needs]
const everything = [
  ['build: native', () => once(() => buildPreset('native'))],
  ['build: wasm', () => once(() => buildPreset('wasm'))],
  ['build: table', () => once(writeTable), ['build: native']],
  ['build: page', () => once(buildPage), ['build: wasm', 'build: table']],
  ['build: package', () => once(buildPackage), ['build: wasm', 'build: table']],
  ['build: site', () => once(buildSite), ['build: page']],
  ...lint,
  ['GoogleTest, native', () => googleTest('native.json', 'build/native/hnn_tests'), ['build: native']],
  ['GoogleTest, wasm', () => googleTest('wasm.json', process.execPath, 'build/wasm/hnn_tests.cjs'), ['build: wasm']],
  ['Vitest', vitest, ['build: wasm', 'build: table']],
  ['Playwright, Chromium', () => playwright('playwright.json'), ['build: site']],
  ['npm package', () => playwright('package.json', '--config', 'tests/package'), ['build: package', 'build: native']],
  ['Firefox and WebKit', otherEngines, ['build: page', 'build: native']],
  ['build: fuzz', () => once(() => buildPreset('fuzz', 'fuzz_targets'))],
  ['libFuzzer', fuzz, ['build: fuzz']],
]
const sanitized = [
  ['build: asan', () => once(() => buildPreset('asan', 'hnn_tests'))],
  ['GoogleTest, asan', () => googleTest('asan.json', 'build/asan/hnn_tests'), ['build: asan']],
]

function run([name, body, needs = []], outcomes) {
  console.log(`\n== ${name}`)
  const missing = needs.filter((need) => outcomes.get(need).failed > 0)
  if (missing.length > 0) {
    console.error(`Not run, because of ${missing.join(' and ')}.`)
    return count(0, 1)
  }
  try {
    return body()
  } catch (error) {
    console.error(error.message)
    return count(0, 1)
  }
}

await main(() => {
  setUp()
  mkdirSync(results, { recursive: true })
  const outcomes = new Map()
  for (const part of process.argv.includes('--asan') ? sanitized : everything) {
    const begin = Date.now()
    outcomes.set(part[0], { ...run(part, outcomes), seconds: (Date.now() - begin) / 1000 })
  }

  console.log()
  let passed = 0
  let failed = 0
  for (const [name, outcome] of outcomes) {
    passed += outcome.passed
    failed += outcome.failed
    const skipped = outcome.skipped > 0 ? `, ${outcome.skipped} skipped` : ''
    const verdict = outcome.failed > 0 ? 'FAILED' : 'ok'
    const figures = `${outcome.passed} passed, ${outcome.failed} failed${skipped}`
    console.log(`${verdict.padEnd(7)} ${name.padEnd(22)} ${figures.padEnd(36)} ${outcome.seconds.toFixed(0)} s`)
  }
  console.log(`\n${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
})
