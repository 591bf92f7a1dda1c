import { objections } from './axe'
import { expect, test } from './playground-page'

const small = 'widths=16,16&trajectories=10&points=10'

test('the damped spring: friction that one model can learn, and no claim that energy stays', async ({
  playground,
  page,
}) => {
  await playground.open(`task=damped-spring&steps=60&models=baseline,hnn,dissipative&${small}`)
  await playground.finished(['baseline', 'hnn', 'dissipative'])
  expect(await playground.portraits()).toEqual(['Baseline', 'Hamiltonian network', 'Dissipative Hamiltonian network'])
  expect((await playground.values('Learned H (J)'))[0]).toHaveLength(1 + 2)
  await expect(playground.words).not.toContainText('line of equal H')
  await expect(page.locator('hnn-system')).toBeVisible()
})

test('wells have a picture of their own', async ({ playground, page }) => {
  await playground.open(`task=duffing&steps=20&${small}`)
  await playground.finished()
  await expect(page.locator('hnn-system canvas')).toBeVisible()
  await expect(page.getByText('the system')).toHaveCount(0)
})

test('the double pendulum swings: rods with handles, and portraits of either angle', async ({ playground, page }) => {
  await playground.open(`task=double-pendulum&steps=20&${small}`)
  await playground.finished()
  for (const title of ['Truth', 'Baseline', 'Hamiltonian network'])
    await expect(page.getByRole('img', { name: new RegExp(`^${title}: two rods`) })).toBeVisible()
  const outer = page.getByRole('slider', { name: 'Start of the outer rod' })
  const angle = async () => Number(await outer.getAttribute('aria-valuenow'))
  const before = await angle()
  await outer.press('ArrowRight')
  expect((await angle()) - before).toBeCloseTo(0.1, 3)
  await expect(page).toHaveURL(/from=/)
  await outer.press('Shift+ArrowLeft')
  expect((await angle()) - before).toBeCloseTo(0.09, 3)

  const box = await outer.boundingBox()
  if (!box) throw new Error('the rod has no place')
  const dragged = await angle()
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2 + 25, box.y + box.height / 2 - 10, { steps: 4 })
  await page.mouse.up()
  expect(await angle()).not.toBeCloseTo(dragged, 2)

  const spoken = () => playground.handle('hnn').getAttribute('aria-valuetext')
  const first = await spoken()
  await page.getByLabel('Portraits show').selectOption('1')
  await expect.poll(spoken).not.toBe(first)
  expect(await objections(page)).toEqual([])
})
