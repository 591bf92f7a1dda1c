import { expect, small, test } from './playground-page'

test.describe('in a German browser', () => {
  test.use({ locale: 'de-DE' })

  test('the page speaks German, and English where the address asks for it', async ({ playground, page }) => {
    await playground.open(`task=spring&steps=10&${small}`)
    await expect(page.locator('html')).toHaveAttribute('lang', 'de')
    await expect(page.getByRole('button', { name: 'Zurück' })).toBeVisible()
    await expect(page.getByRole('radio', { name: 'Masse an einer Feder' })).toBeChecked()
    await expect(page.getByRole('heading', { name: 'Was ist ein Hamiltonsches neuronales Netz?' })).toBeVisible()
    await page.goto('about:blank')
    await playground.open(`task=spring&steps=10&lang=en&${small}`)
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await expect(page.getByRole('button', { name: 'Reset' })).toBeVisible()
  })
})

test('the language can be chosen, stays in the address, and nothing learned is lost', async ({ playground, page }) => {
  await playground.open(`task=spring&steps=25&${small}`)
  const weights = await playground.finished()
  await page.getByRole('combobox', { name: 'Language' }).focus()
  await page.getByRole('combobox', { name: 'Language' }).selectOption('Deutsch')
  await expect(page).toHaveURL(/[?&]lang=de/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await expect(page).toHaveTitle(/Netze lernen/)
  await expect(page.getByRole('combobox', { name: 'Sprache' })).toBeFocused()
  await expect(page.getByRole('alert').filter({ hasText: 'lang' })).toHaveCount(0)
  for (const [model, hash] of Object.entries(weights)) await expect(playground.hash(model)).toHaveText(hash)
  await page.getByText('Ideales Pendel').click()
  await expect(page).toHaveURL(/task=pendulum.*lang=de/)
  await expect(page.getByText(/^hnn run '/)).not.toContainText('lang')
  await page.getByRole('combobox', { name: 'Sprache' }).selectOption('English')
  await expect(page.getByRole('heading', { name: 'What is a Hamiltonian neural network?' })).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Ideal pendulum' })).toBeChecked()
})

test('a browser whose locale is no language’s shows the page in English', async ({ playground, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'language', { get: () => 'C' })
    Object.defineProperty(Navigator.prototype, 'languages', { get: () => ['C'] })
  })
  await playground.open(`task=spring&steps=10&${small}`)
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.getByRole('heading', { name: 'Loss (MSE) by training step' })).toBeVisible()
})

test('a decimal comma is understood, and shown where the language writes one', async ({ playground, page }) => {
  await playground.open(`task=spring&steps=10&${small}`)
  await playground.control('Noise').fill('0,3')
  await playground.control('Noise').press('Enter')
  await expect(page).toHaveURL(/noise=0\.3/)
  await expect(playground.control('Noise')).toHaveValue('0.3')
  await page.getByRole('combobox', { name: 'Language' }).selectOption('Deutsch')
  await expect(playground.control('Rauschen')).toHaveValue('0,3')
  await page.getByText('Weitere Einstellungen').click()
  await playground.control('Start').fill('0,5; 1')
  await playground.control('Start').press('Enter')
  await expect(page).toHaveURL(/from=0\.5(,|%2C)1/)
  await expect(playground.control('Breiten')).toHaveValue('16,16')
})
