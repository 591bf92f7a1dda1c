import { execFileSync } from 'node:child_process'
import { objections } from './axe'
import { expect, test } from './playground-page'

const few = 'task=pixel-pendulum&steps=6&trajectories=10&points=10&widths=16,16&until=40'
const numbers = (text: string) => Number(text.replace('−', '-'))

test('the pendulum in pixels: films, latent planes, checks and figures', async ({ playground, page }) => {
  await page.goto(`/?${few}`)
  await expect(page.getByRole('radio', { name: 'Pendulum in pixels' })).toBeChecked()
  await playground.finished()
  for (const name of [
    'The true motion, in frames',
    'The motion as the Baseline',
    'The motion as the Hamiltonian network',
  ])
    await expect(page.getByRole('img', { name })).toBeVisible()
  await expect(page.getByRole('img', { name: /^Latent plane of the Hamiltonian network/ })).toBeVisible()
  for (const model of ['baseline', 'hnn']) {
    for (const check of ['reconstruction', 'canonical', 'latent', 'probeR2', 'poissonBracket'])
      await expect(page.locator(`[data-check="${model} ${check}"]`)).toHaveText(/\d/)
    await expect(page.locator(`[data-reconstruction="${model}"]`)).toHaveText(/error .*\d/)
  }
  await expect(page.getByText('over all test frames')).toBeVisible()
  const angles = await playground.values('Angle (rad)')
  expect(angles.length).toBeGreaterThan(30)
  expect((await playground.values('Hamiltonian network')).length).toBeGreaterThan(30)
  expect((await playground.values('Learned H against true energy, of test frames')).length).toBeGreaterThan(10)
})

test('a visitor sees models trained beforehand, and trains from scratch', async ({ page, playground }) => {
  await page.goto('/?task=pixel-pendulum')
  const notice = page.getByText('Both networks were trained beforehand')
  await expect(notice).toBeVisible()
  await expect(page.getByText('over all test frames')).toBeVisible()
  for (const model of ['baseline', 'hnn'] as const) {
    const file = `web/models/pixel-pendulum-${model}.safetensors`
    const evaluated = JSON.parse(execFileSync('build/native/hnn', ['evaluate', file, '--json'], { encoding: 'utf8' }))
    await expect(playground.hash(model)).toHaveText(evaluated.weights_hash)
    expect(Number(await page.locator(`[data-check="${model} probeR2"]`).innerText())).toBeCloseTo(evaluated.probe_r2, 3)
  }
  await playground.button('Train').click()
  await expect(notice).toBeHidden()
  await expect(page.getByRole('progressbar', { name: 'Training of the Hamiltonian network' })).toHaveAttribute(
    'aria-valuenow',
    /^[1-9]\d{0,3}$/,
  )
})

test('dragging the pendulum poses the first frame, and the motion starts there', async ({ playground, page }) => {
  await page.goto(`/?${few}&from=0,0`)
  await playground.finished()
  const pendulum = page.getByRole('slider', { name: 'Pendulum at the start' })
  await pendulum.scrollIntoViewIfNeeded()
  const box = await pendulum.boundingBox()
  if (!box) throw new Error('the pendulum has no place')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2 + 40, box.y + box.height / 2 - 5, { steps: 4 })
  await page.mouse.up()
  await expect(page).toHaveURL(/from=0\.\d+,0(&|$)/)
  const angle = numbers((await pendulum.getAttribute('aria-valuenow')) ?? '')
  expect(angle).toBeGreaterThan(0.1)
  await expect.poll(async () => numbers((await playground.values('Angle (rad)'))[0]?.[1] ?? '')).toBeCloseTo(angle, 2)

  await pendulum.press('ArrowLeft')
  await expect.poll(async () => numbers((await pendulum.getAttribute('aria-valuenow')) ?? '')).toBeLessThan(angle)
  await page.getByRole('slider', { name: 'Angular velocity at the start' }).press('ArrowRight')
  await expect(page).toHaveURL(/from=0\.\d+,0\.\d+/)
})

for (const { task, start } of [
  { task: 'spring', start: 'task=spring&steps=20&widths=16,16&trajectories=10&points=10&from=0.8,0.2' },
  { task: 'the pendulum in pixels', start: few },
]) {
  test(`energy is added to the HNN’s motion of ${task} and taken back`, async ({ playground, page }) => {
    await page.goto(`/?${start}`)
    await playground.finished()
    const chart = task === 'spring' ? 'Learned H (J)' : 'Learned H (own units)'
    const ends = async () => {
      const rows = await playground.values(chart)
      return [numbers(rows[0]?.[1] ?? ''), numbers(rows.at(-1)?.[1] ?? '')]
    }
    const rows = await playground.values(chart)
    await page.getByRole('slider', { name: 'Time of the motion' }).fill('10')
    await page.getByRole('button', { name: 'Add now' }).click()
    await expect(page.getByText(/^The HNN’s motion gets \+/)).toBeVisible()
    await expect.poll(async () => (await ends())[1]).not.toBe(numbers(rows.at(-1)?.[1] ?? ''))
    expect((await ends())[0]).toBe(numbers(rows[0]?.[1] ?? ''))
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(async () => (await ends())[1]).toBe(numbers(rows.at(-1)?.[1] ?? ''))
  })
}

for (const { name, viewport } of [
  { name: 'wide', viewport: { width: 1280, height: 800 } },
  { name: 'phone', viewport: { width: 390, height: 844 } },
]) {
  test.describe(name, () => {
    test.use({ viewport })

    test('pixels have nothing that axe objects to, and fit the window', async ({ playground, page }) => {
      await page.goto(`/?${few}`)
      await playground.finished()
      expect(await objections(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width)
    })
  })
}
