import { unlink, writeFile } from 'node:fs/promises'
import { expect, test } from './playground-page'

const query = 'task=real-pendulum&steps=1000000&widths=16,16'

function swing(rows: number, line = (i: number) => `${i / 6},${Math.cos(i / 5)},${-Math.sin(i / 5)}`): string {
  return `t,q,p\n${Array.from({ length: rows }, (_, i) => line(i)).join('\n')}\n`
}

const bad: [string, Buffer | string][] = [
  ['an empty file', ''],
  ['prose', 'This is not a recording at all.\n'.repeat(20)],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])],
  ['three rows', swing(3)],
  ['times that go back', swing(40, (i) => `${i === 20 ? 1 : i / 6},0.5,0.1`)],
  ['text for a number', swing(40, (i) => `${i / 6},${i === 7 ? 'left' : 0.5},0.1`)],
  ['NaN', swing(40, (i) => `${i / 6},${i === 7 ? 'NaN' : 0.5},0.1`)],
]

test('without a recording the data is named a simulated stand-in wherever it shows', async ({ playground, page }) => {
  await playground.open(query)
  await expect(page.getByText('Data: simulated stand-in, not measured')).toBeVisible()
  await expect(page.locator('hnn-recording').getByText('Simulated stand-in, not measured')).toBeVisible()
  await expect(page.locator('hnn-result').getByText('simulated stand-in, not measured')).toBeVisible()
})

for (const [what, content] of bad) {
  test(`${what}: one sentence beside the picker, and training goes on`, async ({ playground, page }) => {
    await playground.open(query)
    await expect.poll(() => playground.step('hnn')).toBeGreaterThan(0)
    const file = { name: 'swing.csv', mimeType: 'text/csv', buffer: Buffer.from(content) }
    await page.getByLabel('Open a recording…').setInputFiles(file)
    await expect(page.locator('#recording-error')).toHaveText(/^[^.].*\.$/)
    const step = await playground.step('hnn')
    expect(step).toBeGreaterThan(0)
    await expect.poll(() => playground.step('hnn')).toBeGreaterThan(step)
    await expect(page.getByText('Data: simulated stand-in, not measured')).toBeVisible()
  })
}

test('200 MB are refused', async ({ playground, page }, testInfo) => {
  await playground.open(query)
  const path = testInfo.outputPath('huge.csv')
  await writeFile(path, Buffer.alloc(200 * 2 ** 20, '0'))
  await page.getByLabel('Open a recording…').setInputFiles(path)
  await expect(page.locator('#recording-error')).toHaveText('The file has 210 MB; a recording has at most 16 MB.')
  await unlink(path)
})

test('a recording is loaded, named as measured, and given up again', async ({ playground, page }) => {
  await playground.open(query)
  const good = { name: 'swing.csv', mimeType: 'text/csv', buffer: Buffer.from(swing(120)) }
  const mended = { ...good, buffer: Buffer.from(swing(3)) }
  await page.getByLabel('Open a recording…').setInputFiles(mended)
  await expect(page.locator('#recording-error')).not.toBeEmpty()
  await page.getByLabel('Open a recording…').setInputFiles(good)
  await expect(page.getByText('Data: measured, swing.csv')).toBeVisible()
  await expect(page.locator('#recording-error')).toBeEmpty()
  await expect(page.locator('hnn-result').getByText('measured, swing.csv')).toBeVisible()
  await expect.poll(() => playground.step('baseline')).toBeGreaterThan(0)
  await playground.control('Derivatives').selectOption('central')
  await expect(page).toHaveURL(/derivatives=central/)
  await expect(page.getByText('Data: measured, swing.csv')).toBeVisible()
  await playground.button('Use the stand-in').click()
  await expect(page.getByText('Data: simulated stand-in, not measured')).toBeVisible()
})

test('a recording can be dropped onto the page', async ({ playground, page }) => {
  await playground.open(query)
  const transfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer()
    data.items.add(new File([text], 'dropped.csv', { type: 'text/csv' }))
    return data
  }, swing(120))
  await page.locator('hnn-recording .zone').dispatchEvent('drop', { dataTransfer: transfer })
  await expect(page.getByText('Data: measured, dropped.csv')).toBeVisible()
})
