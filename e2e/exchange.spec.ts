import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, small, test } from './playground-page'

async function downloaded(page: Page, button: string): Promise<{ name: string; content: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ])
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) }
}

test('weights go out and come back', async ({ playground, page }) => {
  await playground.open(`task=spring&seed=1&steps=30&${small}`)
  const trained = await playground.finished()
  const { name, content } = await downloaded(page, 'Save the weights of the Hamiltonian network')
  expect(name).toBe('hnn-spring-seed1-hnn.safetensors')
  await playground.button('Reset').click()
  await expect.poll(() => playground.step('hnn')).toBe(0)
  const file = { name, mimeType: 'application/octet-stream', buffer: content }
  await page.getByLabel('Load weights into the Hamiltonian network').setInputFiles(file)
  await expect(playground.hash('hnn')).toHaveText(trained.hnn)
})

test('weights that don’t belong here are told, and nothing is lost', async ({ playground, page }) => {
  await playground.open(`task=spring&steps=30&${small}`)
  const trained = await playground.finished()
  const { content } = await downloaded(page, 'Save the weights of the Hamiltonian network')
  const input = page.getByLabel('Load weights into the baseline')
  const wrongHeader = Buffer.from(content)
  wrongHeader.writeBigUInt64LE(2n ** 60n)
  const files = [content, content.subarray(0, content.length - 9), content.subarray(0, 5), wrongHeader]
  for (const [i, buffer] of files.entries()) {
    await input.setInputFiles({ name: `w${i}.safetensors`, mimeType: '', buffer })
    await expect(page.locator('#error-baseline')).toHaveText(new RegExp(`^w${i}\\.safetensors: .`))
    await expect(playground.hash('baseline')).toHaveText(trained.baseline)
  }
})

test('curves go out as CSV and portraits as PNG', async ({ playground, page }) => {
  await playground.open(`task=spring&steps=30&${small}`)
  await playground.finished()
  const losses = String((await downloaded(page, 'Losses (CSV)')).content)
    .trim()
    .split('\n')
  expect(losses[0]).toBe('step,baseline train loss,HNN train loss,baseline test loss,HNN test loss,noise floor')
  expect(losses).toHaveLength(31)
  const motion = String((await downloaded(page, 'Motion (CSV)')).content)
    .trim()
    .split('\n')
  expect(motion[0]).toContain('time t (s),truth: position q (m)')
  expect(motion[0]).toContain('truth: energy H (J)')
  expect(motion[0]).toContain('HNN: learned H (J)')
  expect(motion).toHaveLength(402)
  const picture = await downloaded(page, 'Portraits (PNG)')
  expect(picture.content.subarray(1, 4).toString()).toBe('PNG')
})

test('the scripts for PyTorch go out with the data they need', async ({ playground, page }) => {
  await playground.open(`task=spring&seed=1&steps=30&${small}`)
  await playground.finished()
  const script = await downloaded(page, 'Save the script that trains the Hamiltonian network')
  expect(script.name).toBe('hnn-spring-seed1-hnn-training.py')
  expect(String(script.content)).toContain('python3 hnn-spring-seed1-hnn-training.py hnn-spring-seed1-data.csv')
  expect(String(script.content)).toContain('STEPS = 30')
  const data = await downloaded(page, 'Data (CSV)')
  const args = ['dataset', 'spring', '--seed', '1', '--trajectories', '10', '--points', '10', '--csv', '-']
  const ours = execFileSync('build/native/hnn', args, { encoding: 'utf8' })
  const numbers = (csv: string) =>
    csv
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split(',').map((cell, i) => (i === 0 ? cell : Math.fround(Number(cell)))))
  expect(numbers(String(data.content))).toEqual(numbers(ours))
})

test('link, command and scripts are copied', async ({ playground, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await playground.open(`task=spring&seed=1&steps=30&${small}`)
  await playground.finished()
  const copied = async (what: string) => {
    await playground.button(`Copy ${what}`).click()
    await expect(page.getByRole('status').filter({ hasText: `Copied: ${what}` })).toHaveCount(1)
    return page.evaluate(() => navigator.clipboard.readText())
  }
  expect(await copied('the link')).toBe(page.url())
  expect(await copied('the command')).toMatch(/^hnn run 'task=spring/)
  const script = await copied('the script that repeats the motion of the baseline')
  expect(script).toContain('def time_derivative(x)')
  expect(script).toContain('START = [')
})
