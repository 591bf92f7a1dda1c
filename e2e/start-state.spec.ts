import { expect, small, test } from './playground-page'

const hamiltonian = 'Hamiltonian network'

test('a mouse drags the start state, and both rollouts follow', async ({ playground, page }) => {
  await playground.open(`task=spring&steps=20&from=0.5,0.5&${small}`)
  await playground.finished()
  const before = await playground.values(hamiltonian)
  const box = await playground.handle('hnn').boundingBox()
  if (!box) throw new Error('the handle has no place')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2 + 40, box.y + box.height / 2 + 60, { steps: 5 })
  await page.mouse.up()
  await expect(page).not.toHaveURL(/from=0\.5,0\.5/)
  const [q, p] = /from=([-\d.]+),([-\d.]+)/.exec(page.url())?.slice(1).map(Number) ?? []
  expect(q).toBeGreaterThan(0.5)
  expect(p).toBeLessThan(0.5)
  await expect.poll(async () => (await playground.values(hamiltonian))[0]).not.toEqual(before[0])
  const start = (await playground.values(hamiltonian))[0] ?? []
  // t, then q, p and H of the truth, then those of the model.
  for (const [column, value] of [
    [1, q],
    [2, p],
    [4, q],
    [5, p],
  ] as const)
    expect(Number(start[column]?.replace('−', '-'))).toBeCloseTo(value ?? 0, 3)
  await expect(playground.handle('baseline')).toHaveAttribute('aria-valuenow', String(q))
})

test('a finger drags it too', async ({ playground, page }) => {
  await playground.open(`task=spring&steps=20&from=0.5,0.5&${small}`)
  const box = await playground.handle('hnn').boundingBox()
  if (!box) throw new Error('the handle has no place')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const touch = await page.context().newCDPSession(page)
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] })
  await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: x - 30, y: y + 30 }] })
  await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: x - 60, y: y + 60 }] })
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await expect(page).not.toHaveURL(/from=0\.5,0\.5/)
  expect(Number(await playground.handle('hnn').getAttribute('aria-valuenow'))).toBeLessThan(0.5)
})

test('arrow keys move it, Shift finely, Home and End to the bounds, and it is spoken', async ({ playground, page }) => {
  await playground.open(`task=spring&steps=20&from=0.5,0.5&${small}`)
  const handle = playground.handle('baseline')
  const position = async () => Number(await handle.getAttribute('aria-valuenow'))
  await handle.focus()
  await handle.press('ArrowRight')
  const coarse = (await position()) - 0.5
  expect(coarse).toBeGreaterThan(0)
  await handle.press('Shift+ArrowLeft')
  const fine = 0.5 + coarse - (await position())
  expect(fine).toBeGreaterThan(0)
  expect(fine).toBeLessThan(coarse / 4)
  await handle.press('ArrowUp')
  await expect(handle).toHaveAttribute('aria-valuetext', /^position q 0\.5\d* m, momentum p 0\.5\d* kg m\/s$/)
  await handle.press('End')
  expect(await position()).toBe(Number(await handle.getAttribute('aria-valuemax')))
  await handle.press('Home')
  expect(await position()).toBe(Number(await handle.getAttribute('aria-valuemin')))
  await expect(page).toHaveURL(new RegExp(`from=${await position()},`))
  await expect
    .poll(async () => Number((await playground.values('Baseline'))[0]?.[1]?.replace('−', '-')))
    .toBe(await position())
})

test('moving it doesn’t disturb training', async ({ playground }) => {
  await playground.open(`task=spring&steps=1000000&${small}`)
  await expect.poll(() => playground.step('hnn')).toBeGreaterThan(0)
  const before = await playground.step('hnn')
  await playground.handle('hnn').press('ArrowLeft')
  await expect.poll(() => playground.step('hnn')).toBeGreaterThan(before)
})
