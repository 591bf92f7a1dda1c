import { objections } from './axe'
import { expect, test } from './playground-page'

/** Of a cell such as "−3.6 × 10⁻⁵". */
function numberFrom(cell: string): number {
  const power = (digits: string) =>
    [...digits].map((digit) => (digit === '⁻' ? '-' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit))).join('')
  return Number(cell.replace('−', '-').replace(/ × 10(.+)$/, (_, digits: string) => `e${power(digits)}`))
}

test('a chain has as many masses as its setting says, and each mode’s energy is told', async ({ playground, page }) => {
  await playground.open('task=spring-chain&recipe=fast&steps=20&trajectories=20&points=10&widths=16,16')
  await playground.finished()
  await expect(page.getByText('E3 changes by')).toHaveCount(2)
  const pairs = page.getByLabel('Portraits show').locator('option')
  await expect(pairs).toHaveCount(3)
  await playground.control('Masses').fill('5')
  await playground.control('Masses').press('Enter')
  await expect(pairs).toHaveCount(5)
  await playground.finished()
  await expect(page.getByText('E5 changes by')).toHaveCount(2)
  expect(await objections(page)).toEqual([])
})

test('a driven pendulum is learned by a network that is told the time, and by no other', async ({
  playground,
  page,
}) => {
  const errorOf = async () =>
    (await playground.values('Coordinate error (MSE)'))
      .map(([, error]) => numberFrom(error ?? ''))
      .reduce((a, b) => Math.max(a, b))
  await playground.open('task=driven-pendulum&recipe=fast&models=hnn&steps=80&trajectories=40&widths=24,24')
  const { hnn: timed } = await playground.finished(['hnn'])
  expect(await errorOf()).toBeLessThan(0.01)
  await expect(page.getByText('Add energy')).toHaveCount(0)
  await playground.control('Time input').selectOption('off')
  await expect(playground.hash('hnn')).not.toHaveText(timed)
  await playground.finished(['hnn'])
  expect(await errorOf()).toBeGreaterThan(0.02)
  expect(await objections(page)).toEqual([])
})

test('a double pendulum has a section of its lower rod', async ({ playground, page }) => {
  await playground.open('task=double-pendulum&recipe=fast&steps=20&trajectories=20&points=30&widths=16,16')
  await playground.finished()
  await expect(page.getByText('Section: where motions pass θ₁ = 0 rad while it grows')).toBeVisible()
  const truth = page.getByRole('img', { name: /^Truth: section with \d+ crossings$/ })
  await expect(truth).toHaveAttribute('aria-label', 'Truth: section with 960 crossings')
  const energy = page.getByRole('slider', { name: /^Energy of the orbits/ })
  await energy.fill('-26')
  await expect(energy).toHaveAttribute('aria-valuetext', '−26 J')
  await expect(truth).toHaveAttribute('aria-label', 'Truth: section with 960 crossings')
})
