import { execFileSync } from 'node:child_process'
import type { Page, Worker } from '@playwright/test'
import { expect, test } from './playground-page'

/** The workers that have computed something for another: sums of a step, or parts of the data. */
function helpers(page: Page, what: 'sums' | 'parts' = 'sums'): Set<Worker> {
  const found = new Set<Worker>()
  page.on('console', (message) => {
    const worker = message.worker()
    if (worker && message.text() === what) found.add(worker)
  })
  page.on('worker', async (worker) => {
    await worker.evaluate(() => {
      const post = MessagePort.prototype.postMessage
      MessagePort.prototype.postMessage = function (...given: unknown[]) {
        if (given[0] instanceof Float32Array) console.log('sums')
        const made = given[0] instanceof Uint8Array ? given[0] : (given[0] as { bytes?: unknown } | null)?.bytes
        if (made instanceof Uint8Array) console.log('parts')
        Reflect.apply(post, this, given)
      }
    })
  })
  return found
}

function native(query: string): Record<string, string> {
  const { experiment, ...run } = JSON.parse(
    execFileSync('build/native/hnn', ['run', query, '--json', '--threads', '1'], { encoding: 'utf8' }),
  )
  return Object.fromEntries(
    Object.entries<{ weights_hash: string }>(run).map(([model, { weights_hash }]) => [model, weights_hash]),
  )
}

for (const { cores, workers } of [
  { cores: 2, workers: 2 },
  { cores: 4, workers: 3 },
  { cores: 5, workers: 4 },
]) {
  test(`one model has the same weights on ${workers} workers`, async ({ playground, page }) => {
    await page.addInitScript((value) => {
      Object.defineProperty(navigator, 'hardwareConcurrency', { value })
    }, cores)
    let begun = 0
    page.on('worker', () => begun++)
    const helping = helpers(page)
    const query = 'task=spring&models=hnn&widths=64,64&steps=1500'
    await playground.open(query)
    const { hnn } = await playground.finished(['hnn'])
    expect(hnn).toBe(native(query).hnn)
    // Others may not have begun by the end.
    expect(helping.size).toBeGreaterThan(0)
    expect(begun).toBe(workers)
  })
}

test('an idle worker computes rows of what Gauss-Newton solves, to the same weights', async ({ playground, page }) => {
  const helping = helpers(page)
  const query = 'task=pendulum&models=hnn&widths=64,64&recipe=fast&steps=400&trajectories=1000'
  await playground.open(query)
  const { hnn } = await playground.finished(['hnn'])
  await expect.poll(() => helping.size).toBeGreaterThan(0)
  expect(hnn).toBe(native(query).hnn)
})

test('the worker of a model that is done helps the one that still trains', async ({ playground, page }) => {
  const helping = helpers(page)
  const query = 'task=spring&models=baseline,hnn&widths=64,64&steps=2000'
  await playground.open(query)
  const weights = await playground.finished()
  expect(weights).toEqual(native(query))
  expect(helping.size).toBe(1)
})

for (const { models, cores, who } of [
  { models: 'baseline,hnn', cores: 2, who: 'two models that learn from them' },
  { models: 'hnn', cores: 4, who: 'a model and the workers that are idle' },
])
  test(`the data are made by ${who}, to the same weights`, async ({ playground, page }) => {
    await page.addInitScript((value) => {
      Object.defineProperty(navigator, 'hardwareConcurrency', { value })
    }, cores)
    const making = helpers(page, 'parts')
    const query = `task=three-body&models=${models}&widths=16,16&steps=20`
    await page.goto(`/?${query}`)
    const weights = await playground.finished(models.split(',') as ('baseline' | 'hnn')[])
    expect(making.size).toBeGreaterThan(0)
    expect(weights).toEqual(native(query))
  })
