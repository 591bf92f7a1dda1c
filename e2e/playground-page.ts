import { test as base, expect as baseExpect, type Locator, type Page } from '@playwright/test'

// Both cores train, and the machine may have other work.
const patience = 20_000
export const expect = baseExpect.configure({ timeout: patience })

/** Small networks on little data, for tests in which the figures don't matter. */
export const small = 'widths=16,16&trajectories=10&points=10'

/** The page as a person sees it: by what is written on it. */
export class PlaygroundPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async open(query = ''): Promise<void> {
    await this.page.goto(query === '' ? '/' : `/?${query}`)
    await expect(this.page.locator('hnn-portrait').first()).toBeVisible()
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  control(label: string): Locator {
    return this.page.getByLabel(label, { exact: true })
  }

  portrait(model: string): Locator {
    return this.page.locator(`hnn-portrait[model="${model}"]`)
  }

  handle(model: string): Locator {
    return this.portrait(model).getByRole('slider')
  }

  figure(model: string): Locator {
    return this.page.locator(`[data-figure="${model}"]`)
  }

  hash(model: string): Locator {
    return this.page.locator(`[data-hash="${model}"]`)
  }

  get words(): Locator {
    return this.page.locator('hnn-now')
  }

  async step(model: string): Promise<number> {
    return Number(
      /\d+/.exec(
        await this.portrait(model)
          .getByText(/^step \d+$/)
          .innerText(),
      )?.[0],
    )
  }

  /** The box of a model in the picker. */
  choice(title: string): Locator {
    return this.page.locator('hnn-model-picker').getByRole('checkbox', { name: title, exact: true })
  }

  /** The titles of the portraits, in their order. */
  async portraits(): Promise<string[]> {
    return (await this.page.locator('hnn-portrait h3').allInnerTexts()).map((title) => title.trim())
  }

  /** Waits for the end of training and gives the hash of each model's weights. */
  async finished<Model extends string = 'baseline' | 'hnn'>(
    models: readonly Model[] = ['baseline', 'hnn'] as Model[],
  ): Promise<Record<Model, string>> {
    await expect(this.button('Again')).toBeVisible()
    const hashes = await Promise.all(
      models.map(async (model) => {
        await expect(this.hash(model)).toHaveText(/^[0-9a-f]{16}$/)
        return [model, await this.hash(model).innerText()] as const
      }),
    )
    return Object.fromEntries(hashes) as Record<Model, string>
  }

  /** Opens the settings that a reader seldom needs. */
  async moreSettings(): Promise<void> {
    if (!(await this.control('Integrator').isVisible()))
      await this.page.getByText('More settings', { exact: true }).click()
  }

  /** The rows of the table behind a plot, as text. */
  async values(plot: string): Promise<string[][]> {
    const table = this.page.getByRole('region', { name: `${plot}: values`, exact: true })
    if (!(await table.isVisible()))
      await this.page
        .getByText('values')
        .and(this.page.getByLabel(`${plot}: values`, { exact: true }))
        .click()
    const rows = table.locator('tbody tr')
    await rows.first().waitFor() // filled after it is opened
    return rows.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent ?? '')))
  }
}

/** A page that fails its test when it logs an error or asks another host for anything. */
export const test = base.extend<{ playground: PlaygroundPage }>({
  playground: async ({ page, baseURL }, use, testInfo) => {
    testInfo.setTimeout(5 * patience)
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (message) => {
      if (message.text() === 'Service Worker registration blocked by Playwright') return
      if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text())
    })
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url())
      if (protocol !== 'blob:' && protocol !== 'data:' && origin !== baseURL) faults.push(`asked for ${request.url()}`)
    })
    await use(new PlaygroundPage(page))
    expect(faults).toEqual([])
  },
})
