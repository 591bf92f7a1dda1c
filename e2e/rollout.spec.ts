import { expect, small, test } from './playground-page'

test('another solver, tolerance or time step redraws the motion and trains nothing', async ({ playground, page }) => {
  await playground.open(`task=spring&steps=300&learning_rate=0.01&from=0.8,0.2&${small}`)
  const weights = await playground.finished()
  const motion = async () => (await playground.values('Hamiltonian network')).at(-1)
  const exact = await motion()
  await playground.moreSettings()
  const tolerance = page.getByLabel(/^Tolerance/)
  const timeStep = page.getByLabel(/^Time step/)
  await expect(tolerance).toBeVisible()
  await expect(timeStep).toHaveCount(0)
  await playground.control('Integrator').selectOption('rk4')
  await expect(tolerance).toHaveCount(0)
  await expect(page.getByText(/The test motions are solved by rk4/)).toBeVisible()
  await timeStep.fill('1')
  await timeStep.press('Enter')
  await expect(page).toHaveURL(/integrator=rk4.*time_step=1/)
  await expect.poll(motion).not.toEqual(exact)
  for (const model of ['baseline', 'hnn'] as const) {
    expect(await playground.step(model)).toBe(300)
    await expect(playground.hash(model)).toHaveText(weights[model])
  }
  await expect(playground.button('Again')).toBeVisible()
})

test('loaded weights stay, too', async ({ playground, page }) => {
  await playground.open(`task=spring&seed=1&steps=30&${small}`)
  const trained = await playground.finished()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the weights of the Hamiltonian network' }).click(),
  ])
  await playground.button('Reset').click()
  await page.getByLabel('Load weights into the Hamiltonian network').setInputFiles(await file.path())
  await expect(playground.hash('hnn')).toHaveText(trained.hnn)
  await playground.moreSettings()
  await playground.control('Integrator').selectOption('rk4')
  await expect(page).toHaveURL(/integrator=rk4/)
  await expect(playground.hash('hnn')).toHaveText(trained.hnn)
  expect(await playground.step('hnn')).toBe(30)
})

test('a solver that a network can’t have is told for that network, and the others move', async ({
  playground,
  page,
}) => {
  await playground.open(`task=spring&steps=20&integrator=leapfrog&models=baseline,separable&${small}`)
  await playground.finished(['baseline', 'separable'])
  await expect(playground.portrait('baseline').locator('.refusal')).toHaveText(/^[^.].*leapfrog.*\.$/i)
  await expect(playground.portrait('separable').locator('.refusal')).toHaveCount(0)
  expect((await playground.values('Separable Hamiltonian network'))[0]?.length).toBeGreaterThan(5)
  await expect(page.getByText(/NaN|Infinity/)).toHaveCount(0)
})

test('the truth is shown under the same solver, and says so', async ({ playground, page }) => {
  await playground.open(`task=spring&steps=20&from=0.8,0.2&integrator=euler&time_step=0.1&until=10&${small}`)
  await playground.finished()
  const last = async () => Number((await playground.values('Total energy (J)')).at(-1)?.[1])
  const exact = await last()
  await playground.moreSettings()
  await playground.control('Truth').selectOption('same-solver')
  await expect(page).toHaveURL(/truth=same-solver/)
  await expect.poll(last).toBeGreaterThan(2 * exact)
  await expect(page.getByRole('columnheader', { name: 'truth, same solver' })).toBeVisible()
})

test('a start of the wrong length is told beside its control, and leaves the link', async ({ playground, page }) => {
  await playground.open(`task=spring&steps=20&from=1,2,3&${small}`)
  await playground.finished()
  await expect(page.getByRole('alert').filter({ hasText: 'from is "1,2,3"' })).toBeVisible()
  expect(await page.getByText(/^hnn run '/).innerText()).not.toContain('from=')
})
