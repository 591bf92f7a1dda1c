import { readdirSync, readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { objectionsInBoth } from './axe'
import { expect, type PlaygroundPage, test } from './playground-page'
import { studyOnly } from './study-only'

const folder = 'web/src/app/lessons/words/'
const textsOf = (language: string, id: string) => JSON.parse(readFileSync(`${folder}${language}/${id}.json`, 'utf8'))
const ids = readdirSync(`${folder}en`).map((name) => name.replace('.json', ''))

const lesson = (page: Page) => page.locator('hnn-lesson')
const button = (page: Page, name: string) => lesson(page).getByRole('button', { name, exact: true })
const ringed = (page: Page) => page.locator('[data-ringed]')
const first = (page: Page) => page.locator('[data-ringed="1"]')

type Doing = (playground: PlaygroundPage, page: Page) => Promise<void>

const play: Doing = (playground) => playground.button('Play').click()

/** In lessons that train for long: that a step is done doesn't hang on how far it goes. */
const playBriefly: Doing = async (playground, page) => {
  await playground.moreSettings()
  await playground.control('Steps').fill('20')
  await page.keyboard.press('Enter')
  await page.getByText('More settings', { exact: true }).click() // closed, as the lesson has them
  await play(playground, page)
}

async function dragBy(page: Page, handle: Locator, x: number, y: number): Promise<void> {
  await handle.scrollIntoViewIfNeeded()
  const box = await handle.boundingBox()
  if (!box) throw new Error('what is to be dragged has no place')
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await page.mouse.move(middle.x, middle.y)
  await page.mouse.down()
  await page.mouse.move(middle.x + x, middle.y + y, { steps: 4 })
  await page.mouse.up()
}

const dragStartOf =
  (model: string): Doing =>
  (playground, page) =>
    dragBy(page, playground.handle(model), -20, -25)

const type =
  (label: RegExp, text: string): Doing =>
  async (_, page) => {
    await page.getByRole('textbox', { name: label }).fill(text)
    await page.keyboard.press('Enter')
  }

const tick =
  (title: string): Doing =>
  (playground) =>
    playground.choice(title).check()

const addEnergy: Doing = (playground) => playground.button('Add now').click()

async function addOther(playground: PlaygroundPage, page: Page): Promise<void> {
  await page.getByRole('slider', { name: /^Energy to add/ }).press('ArrowLeft')
  await addEnergy(playground, page)
}

/** What each step asks for, as a person does it. */
const doings: Readonly<Record<string, readonly Doing[]>> = {
  'same-loss': [play, type(/^Noise/, '0.3'), dragStartOf('baseline')],
  'energy-leak': [play, dragStartOf('baseline'), (playground) => playground.button('Next seed').click()],
  'add-a-joule': [play, addEnergy, addOther, dragStartOf('hnn')],
  'forward-or-central': [
    play,
    dragStartOf('baseline'),
    async (playground) => {
      await playground.control('Derivatives').selectOption('central')
    },
  ],
  'three-bodies': [
    playBriefly,
    (_, page) => dragBy(page, page.getByRole('slider', { name: 'Start of body 1' }), 6, 4),
    (playground) => playground.button('Next seed').click(),
  ],
  autoencoder: [
    (_, page) => dragBy(page, page.getByRole('slider', { name: 'Pendulum at the start' }), 20, 0),
    (_, page) => page.getByRole('slider', { name: /^Angular velocity at the start/ }).press('ArrowRight'),
    addEnergy,
  ],
  friction: [play, dragStartOf('hnn'), tick('Dissipative Hamiltonian network'), dragStartOf('dissipative')],
  'own-energy': [
    play,
    (_, page) => page.getByRole('slider', { name: 'k', exact: true }).press('End'),
    type(/^Energy H/, 'p^2/2 + q^4'),
    dragStartOf('hnn'),
  ],
  chaos: [
    playBriefly,
    (_, page) =>
      page
        .getByRole('button', { name: /^Start of a further orbit/ })
        .first()
        .press('Enter'),
    (_, page) => page.getByRole('slider', { name: /^Energy of the orbits/ }).press('End'),
    (playground) => playground.button('Measure').click(),
  ],
  'states-alone': [
    playBriefly,
    dragStartOf('hnn'),
    async (playground) => {
      await playground.moreSettings()
      await playground.control('Loss').selectOption('rollout')
    },
    type(/^Horizon/, '1'),
  ],
  studies: [
    playBriefly,
    (playground) => playground.button('Next seed').click(),
    async (playground, page) => {
      await studyOnly(page, ['spring'])
      await page.getByText('A small study: every model on several systems').click()
      await playground.button('Start the study').click()
    },
    async (playground, page) => {
      await page.locator('hnn-study').getByText('2', { exact: true }).click()
      await playground.button('Go on').click()
    },
  ],
  critic: [playBriefly, tick('Newtonian network'), dragStartOf('newtonian'), type(/^Noise/, '0.1')],
}

/** Both in the window, and the lesson's text beside what it speaks of, never over it. */
async function expectSeen(page: Page): Promise<void> {
  await expect(first(page)).toBeInViewport()
  await expect
    .poll(async () => {
      const [text, thing] = [await lesson(page).boundingBox(), await first(page).boundingBox()]
      return text !== null && thing !== null && (thing.y >= text.y + text.height || text.y + text.height <= 0)
    })
    .toBe(true)
}

test('the tests do every lesson', () => {
  expect(Object.keys(doings).sort()).toEqual(ids)
})

for (const [id, steps] of Object.entries(doings)) {
  const { title, steps: texts, question, answer } = textsOf('en', id)
  test(`${id}: every step is done by doing what it says`, async ({ playground, page }) => {
    test.setTimeout(800_000) // it trains up to three times, on machines of any speed
    await page.goto(`/?lesson=${id}`)
    await expect(lesson(page).getByRole('heading', { name: title })).toBeVisible()
    for (const [i, doing] of steps.entries()) {
      await expect(lesson(page)).toContainText(`Step ${i + 1} of ${texts.length}`)
      await expect(lesson(page).getByText('Waiting for you')).toBeVisible()
      await expectSeen(page)
      await doing(playground, page)
      await expect(lesson(page).getByText('✓ Done')).toBeVisible({ timeout: 200_000 })
      await button(page, 'Next').click()
    }
    await expect(lesson(page).getByText(question)).toBeVisible()
    await expect(lesson(page).getByText(answer)).toBeHidden()
    await lesson(page).getByText('Answer', { exact: true }).click()
    await expect(lesson(page).getByText(answer)).toBeVisible()
    await expect(ringed(page)).toHaveCount(0)
  })
}

test.describe('in German', () => {
  test.use({ locale: 'de-DE' })

  test('each lesson tells its steps and points at something', async ({ page }) => {
    test.slow()
    for (const id of ids) {
      await page.goto(`/?lesson=${id}`)
      const { title, question } = textsOf('de', id)
      await expect(lesson(page).getByRole('heading', { name: title })).toBeVisible()
      await expect(first(page)).toBeVisible()
      for (let i = 0; i < (doings[id]?.length ?? 0); i++) {
        await expect(lesson(page)).toContainText(`Schritt ${i + 1} von`)
        // By the keyboard: what a step points at is scrolled to, away from under a mouse.
        await button(page, 'Weiter').press('Enter')
      }
      await expect(lesson(page).getByText(question)).toBeVisible()
    }
  })
})

test('a lesson is chosen from the list, survives a reload, and is found again where it was left', async ({
  playground,
  page,
}) => {
  await playground.open('task=spring&steps=5&widths=8,8')
  await playground.finished()
  const list = page.getByRole('button', { name: 'Lessons' })
  await list.click()
  await page.getByRole('link', { name: 'Add a joule' }).click()
  await expect(page).toHaveURL(/lesson=add-a-joule/)
  await expect(lesson(page).getByRole('heading', { name: /Add a joule/ })).toBeFocused()
  await expect(playground.button('Play')).toBeVisible()
  await button(page, 'Next').click()
  await expect(lesson(page)).toContainText('Step 2 of 4')
  await page.reload()
  await expect(lesson(page)).toContainText('Step 2 of 4')
  await expect(first(page)).toBeVisible()
  await button(page, 'Leave').click()
  await expect(lesson(page)).toHaveCount(0)
  await expect(ringed(page)).toHaveCount(0)
  await expect(page).not.toHaveURL(/lesson=/)
  await expect(list).toBeFocused()
  await page.getByText('Ideal pendulum').click()
  await list.click()
  await page.getByRole('link', { name: 'Add a joule' }).click()
  await expect(lesson(page)).toContainText('Step 2 of 4')
  await expect(page.getByRole('radio', { name: 'Mass on a spring' })).toBeChecked()
})

test('whoever goes elsewhere in a lesson is led back, and Back of the browser leaves it', async ({
  playground,
  page,
}) => {
  await playground.open('task=spring&steps=5&widths=8,8')
  await playground.finished()
  await page.getByRole('button', { name: 'Lessons' }).click()
  await page.getByRole('link', { name: 'Energy that leaks' }).click()
  await expect(lesson(page)).toBeVisible()
  await page.goBack()
  await expect(lesson(page)).toHaveCount(0)
  await page.goForward()
  await expect(lesson(page)).toBeVisible()
  await page.getByText('Ideal pendulum').click()
  await expect(lesson(page)).toContainText('about another experiment')
  await button(page, 'Set it up again').click()
  await expect(page.getByRole('radio', { name: 'Mass on a spring' })).toBeChecked()
  await expect(lesson(page)).not.toContainText('about another experiment')
})

for (const [name, viewport] of [
  ['wide', { width: 1280, height: 800 }],
  ['phone', { width: 390, height: 844 }],
] as const) {
  test.describe(name, () => {
    test.use({ viewport })

    test('axe objects to nothing in a lesson, its question and the list, and nothing is covered', async ({ page }) => {
      test.setTimeout(120_000)
      await page.goto('/?lesson=add-a-joule&steps=5')
      for (let i = 0; i < 4; i++) {
        await expectSeen(page)
        await button(page, 'Next').click()
      }
      expect(await objectionsInBoth(page)).toEqual([])
      await button(page, 'Back').click()
      await page.getByRole('button', { name: 'Lessons' }).click()
      await expect(page.getByRole('link', { name: 'Friction: H and D' })).toBeVisible()
      expect(await objectionsInBoth(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width)
    })
  })
}
