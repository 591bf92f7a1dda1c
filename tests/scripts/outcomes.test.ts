// Whoever sees only the end of a long output learns from it which tests failed, and why.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

interface Outcome {
  passed: number
  skipped: number
  failures: { name: string; why: string }[]
}
const scripts = new URL('../../scripts/', import.meta.url)
const { read }: { read: Record<string, (json: object) => Outcome> } = await import(
  new URL('outcomes.mjs', scripts).href
)

it('names what failed in GoogleTest, Vitest and Playwright, with the first line of why', () => {
  const test = { classname: 'Spring', name: 'Swings', result: 'COMPLETED' }
  const broken = { ...test, name: 'Stops', failures: [{ failure: 'spring_test.cpp:7\nExpected: 1' }] }
  const left = { ...test, name: 'Waits', result: 'SKIPPED' }
  expect(read.googleTest?.({ testsuites: [{ testsuite: [test, broken, left] }] })).toEqual({
    passed: 1,
    skipped: 1,
    failures: [{ name: 'Spring.Stops', why: 'spring_test.cpp:7' }],
  })

  const swings = { fullName: 'spring swings', status: 'passed', failureMessages: [] }
  const stops = {
    fullName: 'spring stops',
    status: 'failed',
    failureMessages: ['\x1b[31mAssertionError: 1\x1b[39m\n  at'],
  }
  const testResults = [
    { name: 'a.test.ts', status: 'failed', message: '', assertionResults: [swings, stops] },
    { name: 'b.test.ts', status: 'failed', message: 'It has a slip.\n', assertionResults: [] },
  ]
  expect(read.vitest?.({ testResults })).toEqual({
    passed: 1,
    skipped: 0,
    failures: [
      { name: 'a.test.ts › spring stops', why: 'AssertionError: 1' },
      { name: 'b.test.ts', why: 'It has a slip.' },
    ],
  })

  const spec = (title: string, status: string, message?: string) => ({
    title,
    line: 7,
    tests: [{ status, results: [{ error: message === undefined ? undefined : { message } }] }],
  })
  const inner = {
    title: 'wide',
    specs: [spec('stops', 'unexpected', 'Error: not visible\n at'), spec('flickers', 'flaky')],
  }
  const suites = [{ file: 'a.spec.ts', specs: [spec('swings', 'expected')], suites: [{ ...inner, file: 'a.spec.ts' }] }]
  expect(read.playwright?.({ suites, errors: [{ message: 'The server did not start.' }] })).toEqual({
    passed: 1,
    skipped: 0,
    failures: [
      { name: 'a.spec.ts:7 › wide › stops', why: 'Error: not visible' },
      { name: 'a.spec.ts:7 › wide › flickers', why: 'It says nothing of why.' },
      { name: 'outside of the tests', why: 'The server did not start.' },
    ],
  })
})

it('prints each part whole, at its end the failures, the table and the sum, and what needs a failed part is not run', () => {
  const { stdout, status } = spawnSync(process.execPath, [fileURLToPath(new URL('suite.mjs', import.meta.url))], {
    encoding: 'utf8',
  })
  expect(status).toBe(1)
  for (const what of ['whole', 'one', 'two']) expect(stdout).toContain(`== ${what}\n${what} begins\n${what} ends\n`)
  const lines = stdout.trimEnd().split('\n')
  const end = lines.slice(lines.findIndex((line) => line.startsWith('FAILED')))
  expect(end.slice(0, 8)).toEqual([
    'FAILED  two: the test',
    '        Error: why',
    'FAILED  broken: broken',
    '        It broke.',
    'FAILED  gone: gone',
    '        Its process ended before it told how it went.',
    'FAILED  last: last',
    '        Not run, because of two.',
  ])
  expect(end.filter((line) => /^(ok|FAILED) +\w+ +\d passed/.test(line)).map((line) => line.split(/ +/)[1])).toEqual([
    'whole',
    'one',
    'two',
    'broken',
    'gone',
    'last',
  ])
  expect(end.at(-1)).toBe('2 passed, 4 failed')
})
