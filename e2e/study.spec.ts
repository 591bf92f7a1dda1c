import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { objectionsInBoth } from './axe'
import { expect, test } from './playground-page'
import { studyOnly } from './study-only'

interface Row {
  id: string
  dimension: number | null
  models: string[]
}

const { cases } = JSON.parse(readFileSync('docs/studies/every-model.json', 'utf8')) as { cases: { task: string[] }[] }

/** Trainings of one seed in a study of tasks. */
function trainingsOf(studied: readonly string[]): number {
  const { tasks } = JSON.parse(execFileSync('build/native/hnn', ['tasks', '--json'], { encoding: 'utf8' })) as {
    tasks: Row[]
  }
  const small = tasks.filter(({ id, dimension }) => studied.includes(id) && dimension === 2)
  return small.reduce((sum, { models }) => sum + models.length, 0)
}

const quiet = 'task=spring&steps=5&widths=8,8&trajectories=5&points=10'

const open = async (page: Page) => {
  await page.getByText('A small study: every model on several systems').click()
  await expect(page.getByRole('button', { name: 'Start the study' })).toBeVisible()
}
const marks = (page: Page) => page.locator('hnn-study-chart').first().getByRole('link')

async function saved(page: Page, button: string): Promise<{ name: string; text: string }> {
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: button }).click()
  const download = await coming
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') }
}

test('a study is begun, stopped and ended, to the figures of the command line', async ({ playground, page }) => {
  test.setTimeout(400_000) // it trains ten networks, on machines of any speed
  const tasks = ['spring', 'duffing']
  const once = trainingsOf(tasks)
  await studyOnly(page, tasks)
  await playground.open(quiet)
  await playground.finished()
  await open(page)
  await page.getByRole('button', { name: 'Start the study' }).click()
  // Often, so that it is stopped long before its end.
  await expect.poll(() => marks(page).count(), { intervals: [100] }).toBeGreaterThan(1)
  await page.locator('hnn-study').getByRole('button', { name: 'Stop' }).click()
  await expect(page.locator('hnn-study').getByRole('status')).toHaveText(new RegExp(`^\\d+ of ${once} trainings$`))
  const stopped = await marks(page).count()
  expect(stopped).toBeLessThan(once)
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.locator('hnn-study').getByRole('status')).toHaveText(`${once} of ${once} trainings`, {
    timeout: 300_000,
  })
  await expect(page.getByRole('button', { name: 'Start the study' })).toBeDisabled()

  const { text } = await saved(page, 'Results (CSV)')
  const [head, first, ...others] = text.trimEnd().split('\n')
  expect(head).toBe('task,model,seed,train_loss,test_loss,energy_mse,energy_drift,coordinate_mse,weights_hash,link')
  expect(others).toHaveLength(once - 1)
  const [task, model, seed, train, trial, energy, drift, coordinates, hash, link] = (first as string).split(',')
  const run = execFileSync('build/native/hnn', ['run', JSON.parse(link as string), '--json'], { encoding: 'utf8' })
  const { [model as string]: native } = JSON.parse(run) as Record<string, Record<string, number | string>>
  expect([task, seed]).toEqual(['"spring"', '0'])
  expect([train, trial, energy, drift, coordinates].map(Number)).toEqual(
    ['train_loss', 'test_loss', 'energy_mse', 'energy_drift', 'coordinate_mse'].map((name) => native?.[name]),
  )
  expect(hash).toBe(native?.weights_hash)

  expect(await objectionsInBoth(page)).toEqual([])
  const opened = page.waitForEvent('popup')
  await marks(page).first().click()
  expect((await opened).url()).toMatch(/\?task=\w+.*&models=\w+$/)
})

test('more seeds are more trainings, and the large study is a file for the command line', async ({
  playground,
  page,
}) => {
  await playground.open(quiet)
  await playground.finished()
  await open(page)
  const once = trainingsOf(cases.flatMap(({ task }) => task))
  await page.locator('hnn-study').getByText('3', { exact: true }).click()
  await expect(page.locator('hnn-study').getByRole('status')).toHaveText(`0 of ${3 * once} trainings`)
  const { name, text } = await saved(page, 'Study (JSON)')
  expect(text).toBe(readFileSync(`docs/studies/${name}`, 'utf8'))
})

test('fits a phone, in German', async ({ playground, page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await playground.open(`${quiet}&lang=de`)
  await page.getByText('Eine kleine Studie: jedes Modell an mehreren Systemen').click()
  await page.getByRole('button', { name: 'Studie beginnen' }).click()
  await expect.poll(() => marks(page).count()).toBeGreaterThan(0)
  await page.locator('hnn-study').getByRole('button', { name: 'Anhalten' }).click()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
})
