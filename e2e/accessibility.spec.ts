import { readFileSync } from 'node:fs'
import { objectionsInBoth } from './axe'
import { expect, small, test } from './playground-page'

const screens = [
  { name: 'wide', viewport: { width: 1280, height: 800 } },
  { name: 'phone', viewport: { width: 390, height: 844 } },
]

for (const { name, viewport } of screens) {
  test.describe(name, () => {
    test.use({ viewport })

    test('has nothing that axe objects to, with everything open', async ({ playground, page }) => {
      await playground.open(`task=real-pendulum&seed=x&nonsense=1&steps=20&widths=16,16`)
      await playground.finished()
      await page.getByText('More settings').click()
      await playground.values('Baseline')
      expect(await objectionsInBoth(page)).toEqual([])
    })

    test('is no wider than its window', async ({ playground, page }) => {
      await playground.open(`task=spring&steps=20&${small}`)
      await playground.finished()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width)
    })
  })
}

interface Row {
  id: string
  models: string[]
  needs_file: boolean
}

const { tasks }: { tasks: Row[] } = JSON.parse(readFileSync('build/wasm/table.json', 'utf8'))

for (const { id, models } of tasks.filter(({ needs_file }) => !needs_file)) {
  test.describe(`on a phone, ${id}`, () => {
    test.use({ viewport: { width: 390, height: 844 } })

    test('is no wider than its window with four models', async ({ playground, page }) => {
      const four = models.slice(0, 4)
      await page.goto(`/?task=${id}&models=${four}&steps=5&${small}`)
      await playground.finished(four)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    })
  })
}

test('every plot has a table of its values', async ({ playground }) => {
  await playground.open(`task=spring&steps=20&${small}`)
  await playground.finished()
  const plots = ['Baseline', 'Hamiltonian network', 'Loss (MSE) by training step', 'Total energy (J)']
  for (const plot of [...plots, 'Learned H (J)', 'Coordinate error (MSE)']) {
    expect((await playground.values(plot)).length).toBeGreaterThan(10)
  }
})

test('the whole page can be walked through with the Tab key', async ({ playground, page }) => {
  await playground.open(`task=spring&steps=20&${small}`)
  await playground.finished()
  const seen: string[] = []
  for (let i = 0; i < 90 && seen.at(-1) !== 'BODY'; i++) {
    await page.keyboard.press('Tab')
    seen.push(
      await page.evaluate(() => {
        let element = document.activeElement
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
        return element?.tagName === 'BODY'
          ? 'BODY'
          : (element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim()
      }),
    )
  }
  for (const stop of ['Again', 'Step', 'Reset', 'Start state in the portrait of the Baseline', 'Losses (CSV)']) {
    expect(seen).toContain(stop)
  }
})
