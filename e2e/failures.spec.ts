import { fileURLToPath } from 'node:url'
import { test as base, expect as baseExpect, type Page } from '@playwright/test'
import { expect, small, test } from './playground-page'

/** One sentence in place of the playground, and nothing to press or to wait for. */
async function saysOnly(page: Page, sentence: RegExp): Promise<void> {
  // Until it is known that nothing comes, the page stands there with its own empty alerts.
  await baseExpect(page.getByRole('alert').filter({ hasText: sentence })).toBeVisible({ timeout: 20_000 })
  await baseExpect(page.getByRole('alert')).toHaveCount(1)
  await baseExpect(page.locator('#playground').getByRole('button')).toHaveCount(0)
  await baseExpect(page.getByText('Building')).toHaveCount(0)
  await baseExpect(page.getByRole('heading', { name: 'What is a Hamiltonian neural network?' })).toBeVisible()
}

base('without WebAssembly the page says what it takes', async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'WebAssembly')
  })
  await page.goto('/')
  await saysOnly(page, /WebAssembly, which this browser lacks/)
})

for (const [what, path] of [
  ['the module', /\.wasm$/],
  ['what is around the module', /hnn-[^/]*\.js$/],
] as const) {
  base(`where ${what} does not come the page says what would help`, async ({ page }) => {
    await page.route(path, (route) => route.abort())
    await page.goto('/')
    await saysOnly(page, /could not be loaded: check the connection/)
  })
}

base('where workers are blocked the page says so', async ({ page }) => {
  await page.addInitScript(() => {
    globalThis.Worker = class {
      constructor() {
        throw new DOMException('Refused by the policy.', 'SecurityError')
      }
    } as unknown as typeof Worker
  })
  await page.goto('/')
  await saysOnly(page, /none could be started/)
})

base('where the worker’s script is missing the page says so', async ({ page }) => {
  await page.addInitScript(() => {
    globalThis.Worker = class extends Worker {
      constructor(_script: string | URL, options?: WorkerOptions) {
        super('/missing.js', options)
      }
    }
  })
  await page.goto('/')
  await saysOnly(page, /none could be started/)
})

base('opened as a file the page says that it takes a server', async ({ page }) => {
  await page.goto(`file://${fileURLToPath(new URL('../build/web/index.html', import.meta.url))}`)
  await baseExpect(page.getByText('It takes a web server')).toBeVisible({ timeout: 20_000 })
})

test('a worker that falls silent is followed by another, and training ends as it would have', async ({
  playground,
  page,
}) => {
  await page.addInitScript(() => {
    const workers: Worker[] = []
    Object.assign(globalThis, { workers })
    globalThis.Worker = class extends Worker {
      constructor(...parts: ConstructorParameters<typeof Worker>) {
        super(...parts)
        workers.push(this)
      }
    }
  })
  await playground.open(`task=spring&steps=60000&${small}`)
  await expect.poll(() => playground.step('hnn')).toBeGreaterThan(100)
  await page.evaluate(() => {
    for (const worker of (globalThis as unknown as { workers: Worker[] }).workers) worker.terminate()
  })
  await expect(page.getByRole('alert').filter({ hasText: 'gave no answer' })).toBeVisible()
  await expect(playground.button('Again')).toBeVisible({ timeout: 60_000 })
  await expect(playground.hash('hnn')).toHaveText(/^[0-9a-f]{16}$/)
})

test('a file dropped beside the place for it is taken, or nothing happens to the page', async ({
  playground,
  page,
}) => {
  const drop = async () => {
    const data = await page.evaluateHandle(() => {
      const transfer = new DataTransfer()
      transfer.items.add(new File(['t,q,p\n0,1,0\n'], 'swing.csv', { type: 'text/csv' }))
      return transfer
    })
    const over = await page.evaluate((dataTransfer) => {
      const event = new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true })
      document.querySelector('article')?.dispatchEvent(event)
      return event.defaultPrevented
    }, data)
    expect(over).toBe(true)
    await page.locator('article').dispatchEvent('drop', { dataTransfer: data })
  }
  await playground.open(`task=spring&steps=20&${small}`)
  await drop()
  await expect(page.getByRole('alert').filter({ hasText: 'takes no file' })).toBeVisible()
  await page.getByText('Your own data', { exact: true }).click()
  await drop()
  await expect(page.locator('hnn-recording').getByText(/rows|points|few|short/)).toBeVisible()
})
