import { execFileSync } from 'node:child_process'
import type { Page, Worker } from '@playwright/test'
import { expect, test } from './playground-page'

/** The workers that have computed something for another. */
function helpers(page: Page): Set<Worker> {
  const found = new Set<Worker>()
  page.on('console', (message) => {
    const worker = message.worker()
    if (worker && message.text() === 'sums') found.add(worker)
  })
  page.on('worker', async (worker) => {
    await worker.evaluate(() => {
      const post = MessagePort.prototype.postMessage
      MessagePort.prototype.postMessage = function (...given: unknown[]) {
        if (given[0] instanceof Float32Array) console.log('sums')
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
    const query = 'task=spring&models=hnn&widths=64,64&steps=400'
    await playground.open(query)
    const { hnn } = await playground.finished(['hnn'])
    expect(hnn).toBe(native(query).hnn)
    // Others may not have begun by the end.
    expect(helping.size).toBeGreaterThan(0)
    expect(begun).toBe(workers)
  })
}

test('the worker of a model that is done helps the one that still trains', async ({ playground, page }) => {
  const helping = helpers(page)
  const query = 'task=spring&models=baseline,hnn&widths=64,64&steps=400'
  await playground.open(query)
  const weights = await playground.finished()
  expect(weights).toEqual(native(query))
  expect(helping.size).toBe(1)
})
