import { objections } from './axe'
import { expect, test } from './playground-page'

const query = 'task=own-data&steps=30&widths=16,16'

/** A swing of a pendulum, sampled ten times a second. */
function swing(header: string, row: (t: number) => (number | string)[], separator = ','): Buffer {
  const lines = Array.from({ length: 120 }, (_, i) => row(i / 10).join(separator))
  return Buffer.from([header, ...lines, ''].join('\n'))
}

const named = swing('t,q,p', (t) => [t, 0.5 * Math.cos(2 * t), -Math.sin(2 * t)])
const german = swing(
  'Messung;Auslenkung',
  (t) => [t, 0.5 * Math.cos(2 * t)].map((value) => String(value).replace('.', ',')),
  ';',
)

test('before there is a file the page says what it needs, and shows no data', async ({ playground, page }) => {
  await page.goto(`/?${query}`)
  await expect(page.getByText('No data yet.')).toBeVisible()
  await expect(page.locator('hnn-result').getByText(/wait for your data/)).toBeVisible()
  await expect(playground.button('Play')).toBeDisabled()
  await expect(page.locator('hnn-portrait')).toHaveCount(0)
  expect(await objections(page)).toEqual([])
})

test('a file is learned from, and nothing is said of an energy', async ({ playground, page }) => {
  await page.goto(`/?${query}`)
  await page.getByLabel('Open a recording…').setInputFiles({ name: 'swing.csv', mimeType: 'text/csv', buffer: named })
  await playground.finished()
  await expect(page.getByText('Data: measured, swing.csv')).toBeVisible()
  await expect(page.getByText('Test loss (mean square)')).toBeVisible()
  await expect(playground.figure('hnn')).toHaveText(/\d/)
  await expect(page.getByRole('heading', { name: /Total energy/ })).toHaveCount(0)
  await expect(playground.words).not.toContainText(/keeps? the energy|infinity/)
  await expect(page.getByText(/NaN|Infinity/)).toHaveCount(0)
  expect((await playground.values('Hamiltonian network')).length).toBeGreaterThan(10)
})

test('columns whose names say nothing are chosen from a preview', async ({ playground, page }) => {
  await page.goto(`/?${query}`)
  await page.getByLabel('Open a recording…').setInputFiles({ name: 'Schwingung.csv', mimeType: '', buffer: german })
  const dialog = page.getByRole('dialog', { name: 'What the columns of Schwingung.csv mean' })
  await expect(dialog).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Learn from it' })).toBeDisabled()
  expect(await objections(page)).toEqual([])
  await dialog.getByLabel('Column Messung is').selectOption('t')
  await dialog.getByLabel('Column Auslenkung is').selectOption('q1')
  await dialog.getByRole('button', { name: 'Learn from it' }).click()
  await playground.finished()
  await expect(dialog).toHaveCount(0)
  await expect(page).toHaveURL(/columns=t(=|%3D)Messung/)
  await expect(page.getByText('Data: measured, Schwingung.csv')).toBeVisible()
})

test('the choice can be left, and made again for the file that is there', async ({ playground, page }) => {
  await page.goto(`/?${query}`)
  const input = page.getByLabel('Open a recording…')
  await input.setInputFiles({ name: 'Schwingung.csv', mimeType: '', buffer: german })
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByText('No data yet.')).toBeVisible()
  await input.setInputFiles({ name: 'swing.csv', mimeType: '', buffer: named })
  await playground.finished()
  await playground.button('Columns…').click()
  await expect(page.getByRole('dialog')).toContainText('Understood')
  await playground.button('Cancel').click()
  await expect(page.getByText('Data: measured, swing.csv')).toBeVisible()
})

test('a state of several degrees of freedom shows one of them at a time', async ({ playground, page }) => {
  await page.goto(`/?${query}`)
  const buffer = swing('t,x,y,vx,vy', (t) => [t, Math.cos(t), Math.sin(2 * t), -Math.sin(t), 2 * Math.cos(2 * t)])
  await page.getByLabel('Open a recording…').setInputFiles({ name: 'figure.csv', mimeType: 'text/csv', buffer })
  await playground.finished()
  const end = async () => (await playground.handle('hnn').getAttribute('aria-valuetext')) ?? ''
  const first = await end()
  await page.getByLabel('Portraits show').selectOption('1')
  await expect.poll(end).not.toBe(first)
})

test('a file that is no table gets one sentence', async ({ page }) => {
  await page.goto(`/?${query}`)
  await page
    .getByLabel('Open a recording…')
    .setInputFiles({ name: 'noise.bin', mimeType: '', buffer: Buffer.from([0, 1, 2, 255, 254, 7]) })
  await expect(page.locator('#recording-error')).toHaveText(/^[^.].*\.$/)
  await expect(page.getByRole('dialog')).toHaveCount(0)
})
