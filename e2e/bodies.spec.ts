import type { Locator, Page } from '@playwright/test'
import { objectionsInBoth } from './axe'
import { expect, small, test } from './playground-page'

const slow = 'steps=1000000'

function plane(page: Page, title: string): Locator {
  return page.locator('hnn-orbit-plane').filter({ has: page.getByRole('heading', { name: title, exact: true }) })
}

function start(page: Page, body: number): Locator {
  return page.getByRole('slider', { name: `Start of body ${body}` })
}

async function open(page: Page, query: string): Promise<void> {
  await page.goto(`/?${query}`)
  await expect(start(page, 1)).toBeVisible()
}

/** The start state in the address. */
function from(page: Page): number[] {
  return (new URL(page.url()).searchParams.get('from') ?? '').split(',').map(Number)
}

for (const [task, bodies] of [
  ['two-body', 2],
  ['three-body', 3],
] as const) {
  test(`${task}: the truth and both models move in planes of their own`, async ({ playground, page }) => {
    await open(page, `task=${task}&steps=20&${small}`)
    await playground.finished()
    await expect(page.getByRole('slider', { name: /^Start of body/ })).toHaveCount(bodies)
    for (const title of ['Truth', 'Baseline', 'Hamiltonian network']) {
      await expect(plane(page, title).getByRole('img')).toBeVisible()
      await expect(plane(page, title)).toContainText(/centre of mass\s*\(.+, .+\) m/)
      await expect(plane(page, title)).toContainText(/total momentum\s*\(.+, .+\) kg m\/s/)
    }
    for (const [title, energies] of [
      ['Truth', 1],
      ['Baseline', 1],
      ['Hamiltonian network', 2],
    ] as const)
      expect((await playground.values(title))[0]).toHaveLength(1 + 4 * bodies + energies)
    for (const chart of ['Total energy (J)', 'Learned H (J)', 'Coordinate error (MSE)'])
      expect((await playground.values(chart)).length).toBeGreaterThan(10)
    await expect(playground.figure('hnn')).toHaveText(/\d/)
  })
}

const rest = '1,-1,0.5,-0.5,-0.3,0.3,0.3,-0.3'

test('a mouse drags a body, and its velocity and the other body stay', async ({ playground, page }) => {
  await open(page, `task=two-body&steps=20&from=${rest}&${small}`)
  await playground.finished()
  const box = await start(page, 1).boundingBox()
  if (!box) throw new Error('the body has no place')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2 + 20, box.y + box.height / 2 - 15, { steps: 4 })
  await page.mouse.up()
  await expect.poll(() => from(page)[0]).toBeGreaterThan(1)
  const [x1, x2, y1, y2, ...momenta] = from(page)
  expect(y1).toBeGreaterThan(0.5)
  expect([x2, y2, ...momenta]).toEqual([-1, -0.5, -0.3, 0.3, 0.3, -0.3])
  const first = async () => (await playground.values('Hamiltonian network'))[0]?.[1]
  await expect.poll(async () => Number(await first())).toBeCloseTo(x1 ?? Number.NaN, 3)
})

test('arrow keys move a body, Shift finely, and it is spoken', async ({ playground, page }) => {
  await open(page, `task=two-body&steps=20&from=${rest}&${small}`)
  await playground.finished()
  const body = start(page, 2)
  const position = async () => Number(await body.getAttribute('aria-valuenow'))
  await body.press('ArrowRight')
  const coarse = (await position()) + 1
  expect(coarse).toBeGreaterThan(0)
  await body.press('Shift+ArrowLeft')
  const fine = coarse - 1 - (await position())
  expect(fine).toBeGreaterThan(0)
  expect(fine).toBeLessThan(coarse / 4)
  await expect(body).toHaveAttribute('aria-valuetext', /^x −0\.\d+ m, y −0\.5 m$/)
  await expect.poll(() => from(page)[1]).toBe(await position())
  expect(from(page)[0]).toBe(1)
})

test('a motion that blows up and a collision are told with their times, never as NaN', async ({ playground, page }) => {
  const wild =
    'widths=200,200&activation=relu&learning_rate=0.5&steps=6&batch=0&integrator=rk4&time_step=0.05&trajectories=10&points=10'
  await open(page, `task=two-body&until=100&from=0.5,-0.5,0,0,0,0,0,0&${wild}`)
  await playground.finished()
  await expect(plane(page, 'Truth')).toContainText('the bodies collide at t = 0.785 s')
  await expect(plane(page, 'Baseline')).toContainText(/left the plane at t = [\d.]+ s/)
  await playground.values('Baseline')
  await expect(page.getByText(/NaN|Infinity/)).toHaveCount(0)
})

test('it is said that data are being made, and the page answers meanwhile', async ({ playground, page }) => {
  await playground.open(`task=spring&${slow}&${small}`)
  await page.getByText('Three bodies').click()
  // At once: where data are soon made, training would have begun.
  await playground.button('Pause').click()
  await expect(playground.button('Play')).toBeVisible()
  await expect(page.locator('hnn-making').getByText('Making the data: 5,000 motions of 20 points…')).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Three bodies' })).toBeChecked()
  await expect(start(page, 3)).toBeVisible()
  await expect(page.locator('hnn-making')).toHaveCount(0)
  await expect(plane(page, 'Baseline').locator('[data-step]')).toHaveText('0')
})

test('pictures and motions of bodies go out', async ({ playground, page }) => {
  await open(page, `task=two-body&steps=20&${small}`)
  await playground.finished()
  const pictures: string[] = []
  page.on('download', (download) => pictures.push(download.suggestedFilename()))
  await playground.button('Portraits (PNG)').click()
  await expect.poll(() => pictures).toEqual(['truth', 'baseline', 'hnn'].map((who) => `hnn-two-body-seed0-${who}.png`))
})

for (const width of [390, 1280]) {
  test.describe(`${width} pixels wide`, () => {
    test.use({ viewport: { width, height: 800 }, contextOptions: { reducedMotion: 'reduce' } })

    test('fits, stands still and has nothing that axe objects to', async ({ playground, page }) => {
      await open(page, `task=three-body&steps=20&${small}`)
      await expect(page.getByText('whole motion')).toBeVisible()
      await playground.button('Play').click()
      await playground.finished()
      await playground.values('Truth')
      expect(await objectionsInBoth(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    })
  })
}
