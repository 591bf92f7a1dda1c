// How much faster a network trains in the page on two workers than on one: ms per step by the clock, the page drawing meanwhile,
// over some seconds of a training by the paper's recipe, from its fourth second on; medians and least times of visits in turn.
// Without a second worker, which this keeps from starting, the page does with one. Figures, no verdict: a busy machine makes them
// worse.
//   node e2e/bench/cores.mjs [--task NAME ...] [--model NAME] [--recipe NAME] [--visits N] [--address URL]
//   node e2e/bench/cores.mjs --still ...      the page draws nothing: what the workers do alone
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { launched, served } from './browser.mjs'

// Until the page stands, every worker has begun, and the browser has compiled the module for good.
const warmUp = 3000
const milliseconds = 4000
// Seldom: each look takes a core from a worker.
const lookEvery = 50

const text = { type: 'string' }
const { values } = parseArgs({
  options: {
    task: { ...text, multiple: true },
    model: text,
    recipe: { ...text, default: 'paper' },
    visits: { ...text, default: '3' },
    address: text,
    still: { type: 'boolean', default: false },
  },
})
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

function withoutFrames() {
  globalThis.requestAnimationFrame = () => 0
}

async function msPerStep(browser, address, { id }, workers) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  if (workers === 1) await page.addInitScript(withOneWorker)
  if (values.still) await page.addInitScript(withoutFrames)
  await page.goto(`${address}?task=${id}&recipe=${values.recipe}&models=${model}&seed=1`)
  const ms = await page.evaluate(
    ({ warmUp, milliseconds, lookEvery }) =>
      new Promise((resolve) => {
        let began
        let from
        const look = setInterval(() => {
          const [state] = document.querySelector('hnn-playground')?.playground?.models.values() ?? []
          const step = state?.step ?? 0
          const at = performance.now()
          if (step > 0) began ??= at
          if (!from && at >= began + warmUp) from = { step, at }
          if (!from || step === from.step || (at < from.at + milliseconds && state.phase === 'training')) return
          clearInterval(look)
          resolve((at - from.at) / (step - from.step))
        }, lookEvery)
      }),
    { warmUp, milliseconds, lookEvery },
  )
  await page.close()
  return ms
}

const least = (all) => Math.min(...all)
const median = (all) => all.toSorted((a, b) => a - b)[all.length >> 1]

async function measure(address) {
  const browser = await launched()
  try {
    for (const task of tasks) {
      const found = { 1: [], 2: [] }
      for (let i = 0; i < Number(values.visits); i++) {
        for (const workers of [1, 2]) found[workers].push(await msPerStep(browser, address, task, workers))
      }
      const figures = Object.entries({ median, least }).map(([name, of]) => {
        const [one, two] = [of(found[1]), of(found[2])]
        return `${name} ${one.toFixed(2)} ms on one worker, ${two.toFixed(2)} on two: ${(one / two).toFixed(2)} x`
      })
      console.log(`${task.id.padEnd(16)}${model.padEnd(10)}${figures.join('; ')}`)
    }
  } finally {
    await browser.close()
  }
}

if (values.address) await measure(values.address)
else await served(measure)
