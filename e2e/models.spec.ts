import { execFileSync } from 'node:child_process'
import { objectionsInBoth } from './axe'
import { expect, small, test } from './playground-page'

const four = ['hnn', 'dissipative', 'baseline', 'separable'] as const
const titles = ['Hamiltonian network', 'Dissipative Hamiltonian network', 'Baseline', 'Separable Hamiltonian network']

test('a link opens its models in its order, each with all that two have', async ({ playground, page }) => {
  await playground.open(`task=spring&steps=20&models=${four}&${small}`)
  const weights = await playground.finished(four)
  expect(new Set(Object.values(weights)).size).toBe(4)
  expect(await playground.portraits()).toEqual(titles)
  for (const model of four) {
    expect(await playground.step(model)).toBe(20)
    await expect(playground.figure(model)).toHaveText(/\d/)
  }
  for (const title of titles) expect((await playground.values(title)).length).toBeGreaterThan(10)
  expect((await playground.values('Total energy (J)'))[0]).toHaveLength(1 + 5)
  expect((await playground.values('Learned H (J)'))[0]).toHaveLength(1 + 3)
  await expect(playground.words).toContainText(/keeps? the energy|runs off|have hardly learned how anything moves/)
  await expect(page.getByText('All four networks see the same')).toBeVisible()
})

test('of an ensemble it is said, and seen in its losses, how far the members part', async ({ playground, page }) => {
  await playground.open(`task=spring&steps=20&members=3&${small}`)
  await playground.finished()
  await expect(page.getByText('Each model is the mean of 3 networks.')).toContainText('its portrait')
  await expect(page.getByRole('img', { name: /HNN test loss falls from .*, its members’ from \d/ })).toBeVisible()
  await playground.open(`task=spring&steps=20&${small}`)
  await playground.finished()
  await expect(page.getByText('Each model is the mean')).toHaveCount(0)
})

test('the command that the page offers gives the weights of all of them', async ({ playground, page }) => {
  await playground.open(`task=spring&steps=15&models=${four}&${small}`)
  const weights = await playground.finished(four)
  const query = /'(.*)'/.exec(await page.getByText(/^hnn run '/).innerText())?.[1] ?? ''
  expect(query).toContain(`models=${four}`)
  const run = JSON.parse(execFileSync('build/native/hnn', ['run', query, '--json'], { encoding: 'utf8' }))
  for (const model of four) expect(run[model].weights_hash).toBe(weights[model])
})

test('one that is chosen starts, the others keep what they have learned', async ({ playground, page }) => {
  await playground.open(`task=spring&steps=25&${small}`)
  const weights = await playground.finished()
  await playground.choice('Dissipative Hamiltonian network').check()
  await expect(page).toHaveURL(/models=baseline,hnn,dissipative/)
  const more = await playground.finished(['baseline', 'hnn', 'dissipative'])
  expect(more).toMatchObject(weights)
  expect(await playground.step('dissipative')).toBe(25)
  await playground.choice('Baseline').uncheck()
  await expect(playground.portrait('baseline')).toHaveCount(0)
  await expect(page).toHaveURL(/models=hnn,dissipative/)
  await expect(playground.hash('hnn')).toHaveText(weights.hnn)
})

test('a fifth can’t be chosen, nor the last be given up, nor one that can’t learn the task', async ({
  playground,
  page,
}) => {
  await playground.open(`task=spring&steps=20&models=${four}&${small}`)
  const fifth = page.locator('hnn-model-picker input:not(:checked)').first()
  await expect(fifth).toBeDisabled()
  await expect(fifth).toHaveAttribute('aria-description', /At most 4 models/)
  await playground.open(`task=spring&steps=20&models=hnn&${small}`)
  await expect(playground.choice('Hamiltonian network')).toBeDisabled()
  await page.goto('/?task=three-body&steps=1&trajectories=10&points=10&widths=8,8')
  for (const option of await page.locator('hnn-model-picker input:disabled').all())
    await expect(option).toHaveAttribute('aria-description', /./)
})

test('a model that no one knows is told beside the picker, and the rest holds', async ({ playground, page }) => {
  await playground.open(`task=spring&steps=20&models=hnn,hnnn&${small}`)
  await expect(page.locator('hnn-model-picker').getByRole('alert')).toContainText('hnnn')
  await expect(playground.portrait('hnn')).toBeVisible()
  await expect(playground.control('Widths')).toHaveValue('16,16')
})

test('energy is added to all that keep their H', async ({ playground, page }) => {
  await playground.open(`task=spring&steps=20&from=0.8,0.2&models=baseline,hnn,separable&${small}`)
  await playground.finished(['baseline', 'hnn', 'separable'])
  await page.getByRole('slider', { name: 'Time of the motion' }).fill('10')
  await page.getByRole('button', { name: 'Add now' }).click()
  await expect(page.getByText(/^The motions of HNN and .+ get \+/)).toBeVisible()
})

for (const { name, viewport } of [
  { name: 'wide', viewport: { width: 1280, height: 800 } },
  { name: 'phone', viewport: { width: 390, height: 844 } },
]) {
  test.describe(name, () => {
    test.use({ viewport })

    test('four models have nothing that axe objects to, and fit the window', async ({ playground, page }) => {
      await playground.open(`task=spring&steps=20&models=${four}&${small}`)
      await playground.finished(four)
      expect(await objectionsInBoth(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width)
    })
  })
}
