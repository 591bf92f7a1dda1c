// What each runner's JSON file says: how many tests passed and were skipped, and of each that failed its name and the
// first line of why.

/** A line of a runner's own, without its colours. */
function firstLine(text = '') {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what colours begin with is one
  const lines = text.replace(/\x1b\[[\d;]*m/g, '').split('\n')
  return lines.map((line) => line.trim()).find((line) => line !== '') ?? 'It says nothing of why.'
}

function outcomeOf(tests) {
  const failures = tests.filter(({ verdict }) => verdict === 'failed')
  return {
    passed: tests.filter(({ verdict }) => verdict === 'passed').length,
    skipped: tests.filter(({ verdict }) => verdict === 'skipped').length,
    failures: failures.map(({ name, why }) => ({ name, why: firstLine(why) })),
  }
}

function googleTest({ testsuites }) {
  return outcomeOf(
    testsuites.flatMap(({ testsuite }) =>
      testsuite.map(({ classname, name, failures, result }) => ({
        name: `${classname}.${name}`,
        verdict: failures ? 'failed' : result === 'COMPLETED' ? 'passed' : 'skipped',
        why: failures?.[0].failure,
      })),
    ),
  )
}

function vitest({ testResults }) {
  return outcomeOf(
    testResults.flatMap(({ name: file, status, message, assertionResults }) => {
      if (status === 'failed' && assertionResults.length === 0) return [{ name: file, verdict: 'failed', why: message }]
      return assertionResults.map(({ fullName, status, failureMessages }) => ({
        name: `${file} › ${fullName}`,
        verdict: status === 'passed' || status === 'failed' ? status : 'skipped',
        why: failureMessages[0],
      }))
    }),
  )
}

function playwright({ suites, errors }) {
  const verdicts = { expected: 'passed', skipped: 'skipped' }
  const testsIn = (suite, path) => [
    ...suite.specs.flatMap(({ title, line, tests }) =>
      tests.map(({ status, results }) => ({
        name: [`${suite.file}:${line}`, ...path, title].join(' › '),
        verdict: verdicts[status] ?? 'failed', // one that passes when it is tried again has failed, too
        why: results.find(({ error }) => error)?.error.message,
      })),
    ),
    ...(suite.suites ?? []).flatMap((inner) => testsIn(inner, [...path, inner.title])),
  ]
  const outside = errors.map(({ message }) => ({ name: 'outside of the tests', verdict: 'failed', why: message }))
  return outcomeOf([...suites.flatMap((suite) => testsIn(suite, [])), ...outside])
}

/** The project's own programs write outcomes as they are. */
const own = (outcome) => outcome

export const read = { googleTest, vitest, playwright, own }

export const passed = { passed: 1, skipped: 0, failures: [] }

export const failed = (name, why) => ({ passed: 0, skipped: 0, failures: [{ name, why: firstLine(why) }] })
