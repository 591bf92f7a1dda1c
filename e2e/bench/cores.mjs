// How much faster a network trains in the page on two workers than on one: ms per step by the clock, the page drawing meanwhile,
// over the last four fifths of a training, medians of three visits in turn. Without a second worker, which this keeps from
// starting, the page does with one. Figures, no verdict: a busy machine makes them worse.
//   node e2e/bench/cores.mjs [--task NAME ...] [--model NAME]
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { launched, served } from './browser.mjs'

const visits = 3
const milliseconds = 4000

const { values } = parseArgs({ options: { task: { type: 'string', multiple: true }, model: { type: 'string' } } })
const table = JSON.parse(readFileSync('build/wasm/table.json', 'utf8'))
const simulated = table.tasks.filter(({ takes_file }) => !takes_file)
const tasks = simulated.filter(({ id, paper }) => values.task?.includes(id) ?? paper.length > 0)
const model = values.model ?? table.models.find(({ conserves }) => conserves).id

function withOneWorker() {
  let begun = 0
  globalThis.Worker = class extends Worker {
    constructor(...given) {
      if (begun++ > 0) throw new Error('one worker is enough')
      super(...given)
    }
  }
}

async function msPerStep(browser, address, { id }, workers, steps) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  if (workers === 1) await page.addInitScript(withOneWorker)
  await page.goto(`${address}?task=${id}&models=${model}&seed=1&steps=${steps}`)
  const ms = await page.evaluate(
    (steps) =>
      new Promise((resolve) => {
        let from
        const look = setInterval(() => {
          const [state] = document.querySelector('hnn-playground')?.playground?.models.values() ?? []
          const step = state?.step ?? 0
          if (!from && step >= steps / 5) from = { step, at: performance.now() }
          if (step < steps) return
          clearInterval(look)
          resolve((performance.now() - from.at) / (step - from.step))
        }, 10)
      }),
    steps,
  )
  await page.close()
  return ms
}

const median = (all) => all.toSorted((a, b) => a - b)[all.length >> 1]

await served(async (address) => {
  const browser = await launched()
  try {
    for (const task of tasks) {
      const first = await msPerStep(browser, address, task, 1, 50)
      const steps = Math.max(50, Math.round(milliseconds / first))
      const found = { 1: [], 2: [] }
      for (let i = 0; i < visits; i++) {
        for (const workers of [1, 2]) found[workers].push(await msPerStep(browser, address, task, workers, steps))
      }
      const [one, two] = [median(found[1]), median(found[2])]
      const figures = `${one.toFixed(2)} ms on one worker, ${two.toFixed(2)} on two: ${(one / two).toFixed(2)} x`
      console.log(`${task.id.padEnd(16)}${model.padEnd(10)}${figures}`)
    }
  } finally {
    await browser.close()
  }
})
