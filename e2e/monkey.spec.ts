// Whatever somebody does, and in whatever order: no error, nothing that sticks out sideways, no run lost.
import type { Page } from '@playwright/test'
import { expect, small, test } from './playground-page'

const actions = 300
const sizes = [
  { width: 1280, height: 800 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
  { width: 844, height: 390 },
]
const texts = ['', '0', '7', '-1', '0,3', '1e9', 'abc', '16,16', '0.5', '🙂', '1;2', ' 12 ']
const keys = ['Tab', 'Enter', 'Space', 'Escape', 'ArrowLeft', 'ArrowUp', 'Home', 'End', 'PageDown', '?', '+', '0']

/** Evenly spread numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

interface Control {
  kind: 'press' | 'type' | 'choose' | 'slide' | 'drag'
  x: number
  y: number
  name: string
}

/** What can be acted on, in whatever shadow; scrolls to the one with this number of all. */
function controlAt(page: Page, share: number): Promise<Control | null> {
  return page.evaluate((share) => {
    const found: HTMLElement[] = []
    const search = (room: Document | ShadowRoot) => {
      for (const element of room.querySelectorAll<HTMLElement>('*')) {
        const acts = 'button, input, select, summary, [role=slider], a[href^="?"], .uplot, canvas'
        if (element.matches(acts) && !element.matches(':disabled, [type=file]') && element.checkVisibility())
          found.push(element)
        if (element.shadowRoot) search(element.shadowRoot)
      }
    }
    search(document)
    const dialog = found.filter((element) => element.closest('dialog[open]'))
    const open = dialog.length > 0 ? dialog : found
    const element = open[Math.floor(share * open.length)]
    if (!element) return null
    element.scrollIntoView({ block: 'center' })
    const { left, top, width, height } = element.getBoundingClientRect()
    const type = element.getAttribute('type')
    const kind = element.matches('select')
      ? 'choose'
      : element.matches('[type=range]')
        ? 'slide'
        : element.matches('[role=slider], canvas')
          ? 'drag'
          : element.matches('input') && type !== 'radio' && type !== 'checkbox'
            ? 'type'
            : 'press'
    const name = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 30) ?? element.tagName
    return { kind, x: left + width / 2, y: top + height / 2, name: `${element.localName} ${name}` }
  }, share)
}

async function act(page: Page, random: () => number): Promise<string> {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const luck = random()
  if (luck < 0.03) {
    const size = pick(sizes)
    await page.setViewportSize(size)
    return `window ${size.width}`
  }
  if (luck < 0.15) {
    const key = pick(keys)
    await page.keyboard.press(key)
    return `key ${key}`
  }
  const control = await controlAt(page, random())
  if (!control) return 'nothing'
  const { kind, x, y, name } = control
  const elsewhere = { x: x + 120 * (random() - 0.5), y: y + 120 * (random() - 0.5) }
  if (kind === 'drag' || kind === 'slide') {
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(elsewhere.x, kind === 'slide' ? y : elsewhere.y)
    await page.mouse.up()
    if (random() < 0.2) await page.mouse.wheel(0, 200 * (random() - 0.5))
    return `${kind} ${name}`
  }
  await page.mouse.click(x, y)
  if (kind === 'choose') {
    await page.keyboard.press(pick(['ArrowDown', 'ArrowUp', 'Home', 'End']))
    await page.keyboard.press('Enter')
  }
  if (kind === 'type') {
    const text = pick(texts)
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.insertText(text)
    await page.keyboard.press('Enter')
    return `type ${text} into ${name}`
  }
  return `${kind} ${name}`
}

const sticksOut = (page: Page) =>
  page.evaluate(() => (document.scrollingElement as Element).scrollWidth - document.documentElement.clientWidth)

for (const seed of [1, 2, 3]) {
  test(`${actions} random actions, seed ${seed}`, async ({ playground, page }, info) => {
    info.setTimeout(300_000)
    await playground.open(`task=spring&seed=${seed}&steps=40&${small}`)
    await playground.finished()
    const random = randomOf(seed)
    const done: string[] = []
    for (let i = 0; i < actions; i++) {
      done.push(await act(page, random))
      // Charts follow another width by their next drawing.
      await expect
        .poll(() => sticksOut(page), { message: `after ${done.slice(-3).join(' · ')}` })
        .toBeLessThanOrEqual(0)
    }
    info.annotations.push({ type: 'actions', description: done.join('\n') })
    // The page is alive: what is chosen now learns from the start.
    await page.setViewportSize({ width: 1280, height: 800 })
    await playground.open(`task=spring&seed=${seed}&steps=40&${small}`)
    await playground.finished()
  })
}
