import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What depends on the colours. All else is the same in the dark. */
export const rulesOfColours = ['color-contrast', 'link-in-text-block']

/** Without a page of its own for the result, and with details of faults alone, axe takes a third of the time. */
export function axeOn(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
}

/** What axe objects to. */
export async function objections(page: Page, rules?: string[]): Promise<string[]> {
  const builder = axeOn(page)
  const { violations } = await (rules ? builder.withRules(rules) : builder).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

/** What axe objects to on a page that is light, and what it objects to when the same page turns dark. */
export async function objectionsInBoth(page: Page): Promise<string[]> {
  const light = await objections(page)
  await turn(page, 'dark')
  const dark = await objections(page, rulesOfColours)
  await turn(page, 'light')
  return [...light, ...dark.map((what) => `dark: ${what}`)]
}

/** The page hears of other colours before its next frame. */
async function turn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
}
