import { execFileSync } from 'node:child_process'
import { objections } from './axe'
import { expect, test } from './playground-page'

const small = 'task=own-hamiltonian&recipe=fast&steps=10&widths=16,16&trajectories=10'

test('a law in a link is set as mathematics, drawn, and learned to the bits of the command line', async ({
  playground,
  page,
}) => {
  const query = `${small}&H=${encodeURIComponent('p^2/2m - g cos(q); m=2; g=3[1,4]')}&models=hnn`
  await page.goto(`/?${query}`)
  const { hnn } = await playground.finished(['hnn'])
  await expect(page.locator('hnn-formula math mfrac')).toHaveCount(1)
  await expect(page.getByRole('slider', { name: 'g', exact: true })).toHaveValue('3')
  await expect(page.getByRole('img', { name: /Lines of equal energy.*centre at q = 0/ })).toBeVisible()
  const text = execFileSync('build/native/hnn', ['run', `?${query}`, '--json'], { encoding: 'utf8' })
  const native = JSON.parse(text) as Record<string, { weights_hash: string }>
  expect(hnn).toBe(native.hnn?.weights_hash)
  expect(await objections(page)).toEqual([])
})

test('typing draws at once, and learns when typing rests', async ({ playground, page }) => {
  await page.goto(`/?${small}`)
  await playground.finished()
  const field = page.getByRole('textbox', { name: 'Energy H(q, p)' })
  await field.fill('p^2/2 + q^2/2')
  await expect(page.getByRole('img', { name: /equilibria: centre at q = 0, p = 0/ })).toBeVisible()
  await expect(page).toHaveURL(/H=p%5E2%2F2%20%2B%20q%5E2%2F2/)
  await playground.finished()
  await expect(page.locator('hnn-portrait')).toHaveCount(2)
})

test('a wrong formula is told with its place, and the last good one stays', async ({ playground, page }) => {
  await page.goto(`/?${small}`)
  await playground.finished()
  const url = page.url()
  const field = page.getByRole('textbox', { name: 'Energy H(q, p)' })
  await field.fill('p^2/2 + sn(q)')
  await expect(page.getByText(/at character 9: "sn" is neither a function nor a constant/)).toBeVisible()
  await expect(page.locator('hnn-formula mark')).toHaveText('sn')
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await field.press('Enter')
  await expect(page.getByText('The last good formula stays in force.')).toBeVisible()
  expect(page.url()).toBe(url)
  await expect(page.getByRole('img', { name: /equilibria:.*saddle at q = 0/ })).toBeVisible()
  expect(await objections(page)).toEqual([])
})

test('a link whose friction fits no H is told, and the task’s own law stands in its place', async ({
  playground,
  page,
}) => {
  await page.goto(`/?${small}&H=p^2%2Bq^2&D=-p2^2`)
  await expect(page.getByText('The friction D is of 2 degrees of freedom, but H only of 1')).toBeVisible()
  await playground.finished()
  await expect(page.getByRole('img', { name: /equilibria:.*saddle at q = 0/ })).toBeVisible()
})

test('a motion that leaves the plot is told by the coordinate that does', async ({ playground, page }) => {
  await page.goto(`/?${small}&H=q^2&from=1.5,0`)
  await playground.finished()
  await expect(
    page.getByText('The true motion leaves the plot, whose axes are those of the data: p goes on'),
  ).toBeVisible()
})

test('a slider changes a constant, keys change the box and the energies of starts', async ({ playground, page }) => {
  await page.goto(`/?${small}`)
  await playground.finished()
  const k = page.getByRole('slider', { name: 'k', exact: true })
  await k.focus()
  await k.press('End')
  await expect(page).toHaveURL(/k=5\[0,5\]/)
  const corner = page.getByRole('slider', { name: 'Highest corner of the box' })
  await corner.focus()
  await corner.press('ArrowLeft')
  await expect(page).toHaveURL(/box=/)
  await page.getByText('between two energies').click()
  await expect(page).toHaveURL(/energies=/)
  const highest = page.getByRole('slider', { name: 'Highest energy' })
  const before = await highest.getAttribute('aria-valuetext')
  await highest.focus()
  await highest.press('ArrowRight')
  await expect(highest).not.toHaveAttribute('aria-valuetext', before ?? '')
  await playground.finished()
  await expect(page.locator('hnn-formula .error')).toHaveCount(0)
})

test('examples of several degrees of freedom are shown one pair at a time', async ({ playground, page }) => {
  await page.goto(`/?${small}`)
  await playground.finished()
  await page.getByLabel('Examples').selectOption('Kepler, in polar coordinates')
  await expect(page.locator('hnn-formula').getByLabel('Portraits show')).toBeVisible()
  await playground.finished()
  await expect(page.locator('hnn-formula .error')).toHaveCount(0)
  await page.getByLabel('Examples').selectOption('Fermi, Pasta, Ulam, Tsingou: four masses')
  await playground.finished()
  // A long formula is scrolled within its column.
  const widths = page.locator('hnn-formula').evaluate(({ clientWidth, scrollWidth }) => [clientWidth, scrollWidth])
  const [column, needed] = await widths
  expect(needed).toBe(column)
  expect(column).toBeLessThan(320)
  await page.getByLabel('Examples').selectOption('Two wells with friction')
  await expect(page.getByRole('img', { name: /sink at q = 1/ })).toBeVisible()
  await playground.finished()
  await expect(page.locator('hnn-result')).not.toContainText('keeps the energy')
})
