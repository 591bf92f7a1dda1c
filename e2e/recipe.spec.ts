import { expect, small, test } from './playground-page'

test('the page opens with the fast recipe and says so, the paper’s is one click away, and a task keeps what is chosen', async ({
  playground,
  page,
}) => {
  await playground.open()
  const [fast, paper] = ['Fast', 'The paper’s'].map((name) => page.getByRole('radio', { name, exact: true }))
  if (!fast || !paper) throw new Error('A recipe is missing.')
  await expect(fast).toBeChecked()
  const said = page.getByText(
    /^Trained by a fast recipe, of fewer and better steps; the paper’s own is one click away\./,
  )
  await expect(said).toContainText('The figures named “paper” are of the paper’s own recipe')
  await said.getByRole('link', { name: 'the paper’s own' }).click()
  await expect(paper).toBeChecked()
  await expect(page).toHaveURL(/^(?!.*recipe=)/)
  await expect(page.getByText('of 2,000 steps')).toBeVisible()
  await expect(page.getByText(/^Trained by the paper’s own recipe; a fast one, .* is one click away\.$/)).toBeVisible()
  await fast.check({ force: true })
  await expect(page).toHaveURL(/recipe=fast/)
  await page.getByText('Mass on a spring').click()
  await expect(page).toHaveURL(/task=spring&recipe=fast/)
  await expect(fast).toBeChecked()
})

test('a link without a recipe means the paper’s, and other settings are neither', async ({ playground, page }) => {
  await playground.open('task=spring&seed=1')
  await expect(page.getByRole('radio', { name: 'The paper’s' })).toBeChecked()
  await playground.open(`task=spring&steps=20&${small}`)
  await expect(page.getByText(/^Trained by settings that were chosen here; the fast recipe is one click/)).toBeVisible()
  await expect(page.getByRole('radiogroup', { name: 'Recipe' }).getByRole('radio', { checked: true })).toHaveCount(0)
})

test('what has no effect on an optimizer is not shown, and goes from the link', async ({ playground, page }) => {
  await playground.open(`task=spring&steps=20&learning_rate=0.01&${small}`)
  await playground.finished()
  await playground.moreSettings()
  await expect(playground.control('Learning rate')).toHaveValue('0.01')
  await expect(playground.control('History')).toHaveCount(0)
  await playground.control('Optimizer').selectOption('lbfgs')
  await expect(playground.control('Learning rate')).toHaveCount(0)
  await expect(playground.control('History (steps)')).toHaveValue('20')
  await expect(page).toHaveURL(/^(?!.*learning_rate).*optimizer=lbfgs/)
  await playground.finished()
})
