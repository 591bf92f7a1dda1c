// Runs the parts of the suite, as many at a time as there are cores: each in a process of its own, that of this script with
// the part's name. What one prints is shown when it has ended, so that nothing is mixed.
import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { failed } from './outcomes.mjs'

/** In the process of a part: runs it, and tells the other process. */
function runHere({ name, body }) {
  let outcome
  try {
    outcome = body()
  } catch (error) {
    console.error(error.message)
    outcome = failed(name, error.message)
  }
  process.send(outcome)
  process.disconnect()
}

function runThere(name) {
  const begin = Date.now()
  return new Promise((resolve) => {
    let printed = ''
    let outcome = failed(name, 'Its process ended before it told how it went.')
    const child = fork(process.argv[1], [...process.argv.slice(2), '--part', name], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8')
      stream.on('data', (text) => {
        printed += text
      })
    }
    child.on('message', (told) => {
      outcome = told
    })
    child.on('close', () => {
      console.log(`\n== ${name}\n${printed}`)
      resolve({ ...outcome, seconds: (Date.now() - begin) / 1000 })
    })
  })
}

/** The outcome of each part by its name, in the order of the list. */
async function runAll(parts) {
  const cores = availableParallelism()
  const outcomes = new Map()
  const running = new Map()
  let waiting = parts
  let free = cores
  while (waiting.length > 0 || running.size > 0) {
    for (const part of waiting) {
      const { name, needs = [], alone = false } = part
      const places = alone ? cores : 1
      if (places > free || !needs.every((need) => outcomes.has(need))) continue
      waiting = waiting.filter((other) => other !== part)
      const missing = needs.filter((need) => outcomes.get(need).failures.length > 0)
      if (missing.length > 0) {
        outcomes.set(name, { ...failed(name, `Not run, because of ${missing.join(' and ')}.`), seconds: 0 })
        continue
      }
      free -= places
      const ended = runThere(name).then((outcome) => {
        outcomes.set(name, outcome)
        running.delete(name)
        free += places
      })
      running.set(name, ended)
    }
    if (running.size > 0) await Promise.race(running.values())
  }
  return new Map(parts.map(({ name }) => [name, outcomes.get(name)]))
}

/** What failed, by name, and the table: the end of what is printed is to tell all. */
function report(outcomes) {
  let passed = 0
  let failed = 0
  for (const [part, { failures }] of outcomes)
    for (const { name, why } of failures) console.log(`FAILED  ${part}: ${name}\n        ${why}`)
  console.log()
  for (const [part, outcome] of outcomes) {
    passed += outcome.passed
    failed += outcome.failures.length
    const skipped = outcome.skipped > 0 ? `, ${outcome.skipped} skipped` : ''
    const verdict = outcome.failures.length > 0 ? 'FAILED' : 'ok'
    const figures = `${outcome.passed} passed, ${outcome.failures.length} failed${skipped}`
    console.log(`${verdict.padEnd(7)} ${part.padEnd(22)} ${figures.padEnd(36)} ${outcome.seconds.toFixed(0)} s`)
  }
  console.log(`\n${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

/** Makes ready, runs all of them and prints how they went; in the process of a part, runs that part. */
export async function runParts(parts, makeReady = () => {}) {
  const at = process.argv.indexOf('--part')
  if (at < 0) {
    makeReady()
    return report(await runAll(parts))
  }
  runHere(parts.find(({ name }) => name === process.argv[at + 1]))
  return 0
}
