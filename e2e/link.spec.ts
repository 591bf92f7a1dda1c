import { execFileSync } from 'node:child_process'
import { expect, small, test } from './playground-page'

test('a link opens its experiment', async ({ playground, page }) => {
  await playground.open(`task=pendulum&seed=7&activation=softplus&noise=0.05&steps=25&from=1.5,-0.5&${small}`)
  await expect(page.getByRole('radio', { name: 'Ideal pendulum' })).toBeChecked()
  await expect(playground.control('Seed')).toHaveValue('7')
  await expect(playground.control('Activation')).toHaveValue('softplus')
  await expect(playground.control('Noise')).toHaveValue('0.05')
  await expect(playground.control('Widths')).toHaveValue('16,16')
  await expect(playground.handle('hnn')).toHaveAttribute('aria-valuetext', /^angle q 1\.5 rad, .* −0\.5 /)
})

test('a control goes into the address, and what equals the default leaves it', async ({ playground, page }) => {
  await playground.open(`task=spring&steps=10&${small}`)
  await playground.control('Learning rate').fill('0.01')
  await playground.control('Learning rate').press('Enter')
  await expect(page).toHaveURL(/learning_rate=0\.01/)
  await playground.control('Activation').selectOption('relu')
  await expect(page).toHaveURL(/activation=relu/)
  await playground.control('Learning rate').fill('1e-3')
  await playground.control('Learning rate').press('Enter')
  await expect(page).not.toHaveURL(/learning_rate/)
  await page.getByText('Ideal pendulum').click()
  await expect(page).toHaveURL(/task=pendulum.*activation=relu/)
})

test('the same link twice gives the same weights', async ({ playground, page }) => {
  const query = `task=pendulum&seed=3&steps=30&${small}`
  await playground.open(query)
  const first = await playground.finished()
  await page.goto('about:blank')
  await playground.open(query)
  expect(await playground.finished()).toEqual(first)
  expect(first.baseline).not.toBe(first.hnn)
})

test('the command that the page offers gives the same weights', async ({ playground, page }) => {
  await playground.open(`task=spring&seed=9&steps=25&${small}`)
  const weights = await playground.finished()
  const command = await page.getByText(/^hnn run '/).innerText()
  const query = /'(.*)'/.exec(command)?.[1] ?? ''
  expect(query).toContain('task=spring&seed=9&')
  const run = JSON.parse(execFileSync('build/native/hnn', ['run', query, '--json'], { encoding: 'utf8' }))
  expect({ baseline: run.baseline.weights_hash, hnn: run.hnn.weights_hash }).toEqual(weights)
})

test('nonsense in a link is told beside its control, and the rest holds', async ({ playground, page }) => {
  await playground.open(`task=spring&seed=-4&learning_rate=fast&steps=1e99&spead=3&${small}`)
  const told = (text: string) => page.getByRole('alert').filter({ hasText: text })
  await expect(told('seed is "-4", but it has to be a whole number')).toBeVisible()
  await expect(playground.control('Seed')).toHaveValue('0')
  await expect(playground.control('Seed')).toHaveAttribute('aria-invalid', 'true')
  await expect(told('learning_rate is "fast"')).toBeVisible()
  await expect(told('steps is "1e99"')).toBeVisible()
  await expect(told('"spead"')).toBeVisible()
  await expect(playground.control('Widths')).toHaveValue('16,16')
  await expect.poll(() => playground.step('hnn')).toBeGreaterThan(0)
})

test('an unknown task opens the first one and says so', async ({ playground, page }) => {
  await playground.open(`task=spriing&${small}`)
  await expect(page.getByRole('alert').filter({ hasText: 'task is "spriing"' })).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Mass on a spring' })).toBeChecked()
})

test('a bad value in a control is told, and training goes on', async ({ playground, page }) => {
  await playground.open(`task=spring&steps=1000000&${small}`)
  await playground.control('Widths').fill('16,,x')
  await playground.control('Widths').press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'widths is "16,,x"' })).toBeVisible()
  const step = await playground.step('hnn')
  await expect.poll(() => playground.step('hnn')).toBeGreaterThan(step)
  await expect(page).toHaveURL(/widths=16,16/)
  await playground.control('Widths').fill('8')
  await playground.control('Widths').press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'widths' })).toHaveCount(0)
  await expect(page).toHaveURL(/widths=8&/)
})

test('after another task a field shows what is in force, not what was refused', async ({ playground, page }) => {
  await playground.open(`task=spring&steps=10&${small}`)
  await playground.control('Widths').fill('abc')
  await playground.control('Widths').press('Enter')
  await expect(playground.control('Widths')).toHaveValue('abc')
  await expect(playground.control('Widths')).toHaveAttribute('aria-invalid', 'true')
  await page.getByText('Ideal pendulum').click()
  await expect(playground.control('Widths')).toHaveAttribute('aria-invalid', 'false')
  await expect(playground.control('Widths')).toHaveValue('16,16')
})
