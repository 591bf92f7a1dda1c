import { expect, small, test } from './playground-page'

test('saved runs can be opened and deleted', async ({ playground, page }) => {
  await playground.open(`task=spring&steps=60&${small}`)
  const first = await playground.finished()
  await playground.button('Next seed').click()
  await expect(playground.hash('hnn')).not.toHaveText(first.hnn)
  await playground.finished()
  await playground.button('Saved runs…').click()
  const dialog = page.getByRole('dialog', { name: 'Saved runs' })
  await expect(dialog.getByRole('listitem')).toHaveCount(2)
  await expect(dialog.getByRole('listitem').first()).toContainText('shown now')
  await dialog.getByRole('button', { name: /^Open Mass on a spring/ }).click()
  await expect(dialog).toBeHidden()
  await expect(playground.control('Seed')).toHaveValue('0')
  expect(await playground.finished()).toEqual(first)
  await playground.button('Saved runs…').click()
  await dialog.getByRole('button', { name: /^Delete Mass on a spring/ }).click()
  await expect(dialog.getByRole('listitem')).toHaveCount(1)
})

test('a store that never answers keeps nobody waiting', async ({ playground, page }) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.getAll = () => new EventTarget() as IDBRequest
  })
  await playground.open(`task=spring&steps=60&${small}`)
  const { hnn } = await playground.finished()
  await playground.button('Next seed').click()
  await expect(playground.hash('hnn')).not.toHaveText(hnn)
  await playground.finished()
  await page.goBack()
  expect((await playground.finished()).hnn).toBe(hnn)
})
