import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { en } from '../web/src/language/en'
import { objections } from './axe'
import { expect, small, test } from './playground-page'

const { tasks }: { tasks: { id: string }[] } = JSON.parse(readFileSync('build/wasm/table.json', 'utf8'))

/** All that is read or spoken, except what says of itself that it is of another language, and code. */
function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const attributes = [
      'aria-label',
      'aria-description',
      'aria-valuetext',
      'aria-roledescription',
      'title',
      'placeholder',
    ]
    const texts: string[] = [document.title]
    const walk = (node: Node): void => {
      if (node instanceof Text) texts.push((node.data ?? '').trim())
      if (node instanceof Element) {
        const foreign = node.getAttribute('lang') ?? 'de'
        if (!foreign.startsWith('de') || node.matches('code, pre, script, style, option, noscript')) return
        for (const name of attributes) texts.push(node.getAttribute(name) ?? '')
        if (node.shadowRoot) walk(node.shadowRoot)
      }
      for (const child of node.childNodes) walk(child)
    }
    walk(document.documentElement)
    return texts.filter((text) => text !== '')
  })
}

const englishWords =
  /\b(the|and|of|with|which|this|that|its|from|each|your|by|are|for|all|step|steps|energy|loss|values|network|networks)\b/i

/** What English says in more than one word, and for sentences their parts. */
const englishPhrases = phrasesOf(en)

function phrasesOf(part: object): string[] {
  return Object.values(part).flatMap((said: unknown) => {
    if (typeof said === 'string') return /[a-z]{2,} [a-z]{2,}/.test(said) ? [said] : []
    return typeof said === 'object' && said !== null ? phrasesOf(said) : []
  })
}

test.use({ locale: 'de-DE' })

for (const { id } of tasks)
  test(`${id} is German throughout, fits, and axe is silent`, async ({ playground: _, page }) => {
    const expectGermanThatFits = async (width: number) => {
      await page.setViewportSize({ width, height: 844 })
      const texts = await textsOf(page)
      expect(texts.length).toBeGreaterThan(50)
      expect(texts.filter((text) => englishWords.test(text))).toEqual([])
      expect(texts.filter((text) => englishPhrases.some((phrase) => text.includes(phrase)))).toEqual([])
      // Charts follow another width by their next drawing.
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    }
    await page.setViewportSize({ width: 1280, height: 844 })
    await page.goto(`/?task=${id}&steps=20&${small}`)
    await expect(page.locator('hnn-result')).toContainText(/Netz/)
    await expect(page.locator('hnn-exchange')).toContainText('Gewichte')
    await page.getByText('Weitere Einstellungen').click()
    await expectGermanThatFits(1280)
    expect(await objections(page)).toEqual([])
    await expectGermanThatFits(390)
  })
