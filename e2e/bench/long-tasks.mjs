// How long the page's own thread is busy at a stretch while both models train: node e2e/bench/long-tasks.mjs [ADDRESS]
// Without an address it serves the built page itself. Figures, no verdict: a busy machine makes them worse.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'

const root = fileURLToPath(new URL('../..', import.meta.url))
const options = JSON.parse(readFileSync(new URL('../chromium.json', import.meta.url), 'utf8'))
const port = 4175
const seconds = 20
const warmUpSeconds = 5

async function served(measure) {
  const arguments_ = ['preview', '--config', 'web/vite.config.ts', '--port', String(port)]
  const server = spawn('node_modules/.bin/vite', arguments_, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    await new Promise((resolve, reject) => {
      server.stdout.once('data', resolve)
      server.once('exit', () => reject(new Error('The built page could not be served; run npm run build first.')))
    })
    return await measure(`http://127.0.0.1:${port}/`)
  } finally {
    server.kill()
  }
}

async function measure(address) {
  const browser = await chromium.launch({
    ...options,
    executablePath: process.env.CHROMIUM ?? options.executablePath,
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await page.addInitScript(() => {
      globalThis.tasks = []
      new PerformanceObserver((list) => {
        for (const { startTime, duration } of list.getEntries()) globalThis.tasks.push({ startTime, duration })
      }).observe({ type: 'longtask', buffered: true })
      // When a worker's report of a step arrives, which may be some time before the page has drawn it.
      globalThis.told = null
      const listen = MessagePort.prototype.addEventListener
      MessagePort.prototype.addEventListener = function (type, listener, ...rest) {
        const heard = ({ data }) => {
          const [argument] = data?.argumentList ?? []
          if (argument?.value?.step > 0) globalThis.told ??= performance.now()
        }
        if (type === 'message') listen.call(this, type, heard)
        return listen.call(this, type, listener, ...rest)
      }
    })
    const visit = async () => {
      await page.goto(address)
      const seen = await page.waitForFunction(() => {
        const portrait = document
          .querySelector('hnn-playground')
          ?.shadowRoot?.querySelector('hnn-portrait[model="hnn"]')
        return /step [1-9]/.test(portrait?.shadowRoot?.textContent ?? '') && performance.now()
      })
      return seen.jsonValue()
    }
    // Some seconds of a first visit fill the browser's caches; the second is the one that counts.
    await visit()
    await page.waitForTimeout(warmUpSeconds * 1000)
    const begin = await visit()
    const frames = await page.evaluate(async (milliseconds) => {
      const from = performance.now()
      let count = 0
      while (performance.now() < from + milliseconds) {
        await new Promise(requestAnimationFrame)
        count++
      }
      return count
    }, seconds * 1000)
    const load = await page.evaluate(() => performance.getEntriesByType('navigation')[0].loadEventEnd)
    const told = await page.evaluate(() => globalThis.told)
    const tasks = await page.evaluate(() => globalThis.tasks)
    const longest = (from, until) => {
      const within = tasks.filter(({ startTime }) => startTime >= from && startTime < until)
      return { longTasks: within.length, longestMs: Math.round(Math.max(0, ...within.map(({ duration }) => duration))) }
    }
    return {
      loading: longest(0, load),
      starting: longest(load, begin),
      training: longest(begin, Number.POSITIVE_INFINITY),
      framesPerSecond: Math.round(frames / seconds),
      firstStepMsAfterLoad: Math.round(told - load),
      firstStepSeenMsAfterLoad: Math.round(begin - load),
    }
  } finally {
    await browser.close()
  }
}

const [address] = process.argv.slice(2)
console.log(JSON.stringify(address ? await measure(address) : await served(measure), null, 2))
