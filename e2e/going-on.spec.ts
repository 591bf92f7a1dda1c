import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { chromium } from '@playwright/test'
import options from './chromium.json' with { type: 'json' }
import { expect, PlaygroundPage, small, test } from './playground-page'

// A trace can't be kept of a browser that is killed.
test.use({ trace: 'off' })

// Seconds of training, so that there is time to save and to look before its end.
const springs = { steps: 60_000, query: `task=spring&seed=2&steps=60000&${small}` }
const frames = { steps: 240, query: 'task=pixel-pendulum&seed=2&steps=240&batch=20&trajectories=10' }

/** How far the slowest model is; 0 while there is none to be seen. */
async function stepIn({ page }: PlaygroundPage): Promise<number> {
  const bars = await page.getByRole('progressbar', { name: /^Training of/ }).all()
  const steps = await Promise.all(bars.map(async (bar) => Number(await bar.getAttribute('aria-valuenow'))))
  return steps.length > 0 ? Math.min(...steps) : 0
}

/** What the models come to when nothing disturbs them. */
function undisturbed(query: string): { baseline: string; hnn: string } {
  const run = JSON.parse(execFileSync('build/native/hnn', ['run', query, '--json'], { encoding: 'utf8' }))
  return { baseline: run.baseline.weights_hash, hnn: run.hnn.weights_hash }
}

/** Lets training begin and the page go out of sight, which saves it; gives the step that was saved. */
async function savedUnderWay(playground: PlaygroundPage, steps: number): Promise<number> {
  await expect.poll(() => stepIn(playground), { intervals: [100], timeout: 60_000 }).toBeGreaterThan(0)
  // All of it in the page: its training doesn't wait for a slow test.
  const saved = await playground.page.evaluate(async () => {
    Object.defineProperty(document, 'hidden', { get: () => true })
    document.dispatchEvent(new Event('visibilitychange'))
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('hnn-runs')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const step = () =>
      new Promise<number>((resolve, reject) => {
        const request: IDBRequest<{ models: { checkpoint: { step: number } | null }[] }[]> = database
          .transaction('runs')
          .objectStore('runs')
          .getAll()
        request.onsuccess = () =>
          resolve(Math.min(...(request.result[0]?.models.map(({ checkpoint }) => checkpoint?.step ?? 0) ?? [0])))
        request.onerror = () => reject(request.error)
      })
    let saved = 0
    while (saved === 0) saved = await step()
    database.close()
    return saved
  })
  expect(saved).toBeLessThan(steps)
  return saved
}

/** Ends the browser with all of its processes, as a loss of power does. */
async function killed(browser: ChildProcess): Promise<void> {
  if (browser.exitCode !== null || browser.signalCode !== null || browser.pid === undefined) return
  const gone = new Promise((resolve) => browser.once('exit', resolve))
  process.kill(-browser.pid, 'SIGKILL')
  await gone
}

test('a training goes on after a reload and ends in the bits of an undisturbed one', async ({ playground, page }) => {
  test.setTimeout(180_000)
  await playground.open(springs.query)
  const step = await savedUnderWay(playground, springs.steps)
  await page.reload()
  await expect(page.locator('hnn-portrait').first()).toBeVisible()
  await expect.poll(() => playground.step('hnn')).toBeGreaterThanOrEqual(step)
  await expect(playground.button('Again')).toBeVisible({ timeout: 120_000 })
  expect(await playground.finished()).toEqual(undisturbed(springs.query))
  expect(Number((await playground.values('Loss (MSE) by training step'))[0]?.[0])).toBe(1)
})

for (const { what, query, steps } of [
  { what: 'of states', ...springs },
  { what: 'of frames', ...frames },
])
  test(`a training ${what} whose browser is killed goes on when the link is opened again`, async ({ baseURL }) => {
    test.setTimeout(180_000)
    const home = mkdtempSync(`${tmpdir()}/hnn-browser-`)
    const browsers: ChildProcess[] = []
    const open = async () => {
      const args = [
        ...options.args,
        '--headless=new',
        '--remote-debugging-port=0',
        `--user-data-dir=${home}`,
        'about:blank',
      ]
      const browser = spawn(process.env.CHROMIUM ?? options.executablePath, args, {
        stdio: ['ignore', 'ignore', 'pipe'],
        detached: true, // a group of its own, so that all of it can be killed
      })
      browsers.push(browser)
      const address = await new Promise<string>((resolve) => {
        browser.stderr.on('data', (text) => {
          const found = /DevTools listening on (\S+)/.exec(String(text))
          if (found?.[1]) resolve(found[1])
        })
      })
      const [context] = (await chromium.connectOverCDP(address)).contexts()
      const page = await context?.newPage()
      if (!page) throw new Error('The browser has no page.')
      await page.goto(`${baseURL}/?${query}`)
      return { browser, playground: new PlaygroundPage(page) }
    }
    try {
      const first = await open()
      const step = await savedUnderWay(first.playground, steps)
      await killed(first.browser)
      const second = await open()
      await expect.poll(() => stepIn(second.playground)).toBeGreaterThanOrEqual(step)
      await expect(second.playground.button('Again')).toBeVisible({ timeout: 90_000 })
      expect(await second.playground.finished()).toEqual(undisturbed(query))
    } finally {
      await Promise.all(browsers.map(killed))
      rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
    }
  })
