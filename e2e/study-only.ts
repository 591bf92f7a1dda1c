import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'

const { cases } = JSON.parse(readFileSync('docs/studies/every-model.json', 'utf8')) as { cases: { task: string[] }[] }

const written = (tasks: readonly string[] = []) => tasks.map((task) => `"${task}"`).join(', ')

/**
 * Gives a page that hasn't shown its study yet one of these tasks alone, in place of those of the file's first case: the
 * others take a minute, and are trained in the same way.
 */
export async function studyOnly(page: Page, tasks: readonly string[]): Promise<void> {
  await page.route('**/assets/elements-*.js', async (route) => {
    const response = await route.fetch()
    const body = (await response.text()).replace(written(cases[0]?.task), written(tasks))
    await route.fulfill({ response, body })
  })
}
