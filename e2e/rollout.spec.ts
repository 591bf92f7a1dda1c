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
  await page.getByRole('button', { name: 'Truth under the same solver' }).click()
  await expect(page).toHaveURL(/truth=same-solver/)
  await expect.poll(last).toBeGreaterThan(2 * exact)
  await expect(page.getByRole('columnheader', { name: 'truth, same solver' })).toBeVisible()
})

test('energy is added several times: each push can be taken away, and all stand in the link and stay with another seed', async ({
  playground,
  page,
}) => {
  await playground.open(`task=spring&steps=20&from=0.8,0.2&until=10&pushes=1@30&${small}`)
  await playground.finished()
  await expect(page.getByText(/^\+1 J at t = 30 .*comes after the end of the motion/)).toBeVisible()
  for (const time of ['2', '6']) {
    await page.getByRole('slider', { name: 'Time of the motion' }).fill(time)
    await page.getByRole('button', { name: 'Add now' }).click()
  }
  const chips = page.getByRole('list', { name: 'Energy added' }).getByRole('button')
  await expect(chips).toHaveCount(3)
  await expect(chips.first()).toHaveText(/^\+.+ J at t = 2 .*×$/)
  await expect(page).toHaveURL(/pushes=[\d.]+@2,[\d.]+@6,1@30/)
  await expect(page.getByText(/^The HNN’s motion gets \+.+ and \+/)).toBeVisible()
  await page.getByRole('button', { name: 'Next seed' }).click()
  await playground.finished()
  await expect(chips).toHaveCount(3)
  await chips.first().click()
  await expect(page).toHaveURL(/pushes=[\d.]+@6,1@30/)
  await page.getByRole('group', { name: 'Add energy' }).getByRole('button', { name: 'Undo' }).click()
  await expect(page).toHaveURL(/pushes=1@30/)
})

test('a motion runs back and says where it lands: where it started under a reversible solver', async ({
  playground,
  page,
}) => {
  await playground.open(`task=spring&steps=20&from=0.8,0.2&until=10&integrator=gauss4&time_step=0.1&${small}`)
  await playground.finished()
  const said = page.getByText(/^Back at t = 0/)
  await expect(said).toHaveCount(0)
  await page.getByRole('button', { name: 'Run backwards' }).click()
  await expect(page).toHaveURL(/direction=there-and-back/)
  await expect(said).toContainText(/Hamiltonian network \d(\.\d)?\s×\s10⁻¹[⁰¹²³⁴⁵⁶⁷]/)
  await expect(said).toContainText('is reversible')
  await page.goto(page.url().replace('gauss4', 'euler'))
  await playground.finished()
  await expect(said).toContainText(/Hamiltonian network 0\.\d/)
  await expect(said).toContainText('is not reversible')
  await page.getByRole('button', { name: 'Run backwards' }).click()
  await expect(said).toHaveCount(0)
})

test('a start of the wrong length is told beside its control, and leaves the link', async ({ playground, page }) => {
  await playground.open(`task=spring&steps=20&from=1,2,3&${small}`)
  await playground.finished()
  await expect(page.getByRole('alert').filter({ hasText: 'from is "1,2,3"' })).toBeVisible()
  expect(await page.getByText(/^hnn run '/).innerText()).not.toContain('from=')
})
