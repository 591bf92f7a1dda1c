import { test as base, expect as baseExpect, type Locator, type Page } from '@playwright/test'

// Both cores train, and the machine may have other work.
const patience = 20_000
export const expect = baseExpect.configure({ timeout: patience })

/** Small networks on little data, for tests in which the figures don't matter. */
export const small = 'widths=16,16&trajectories=10&points=10'

export type ModelName = 'baseline' | 'hnn'

/** The page as a person sees it: by what is written on it. */
export class PlaygroundPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async open(query = ''): Promise<void> {
    await this.page.goto(query === '' ? '/' : `/?${query}`)
    await expect(this.portrait('hnn')).toBeVisible()
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  control(label: string): Locator {
    return this.page.getByLabel(label, { exact: true })
  }

  portrait(model: ModelName): Locator {
    return this.page.locator(`hnn-portrait[model="${model}"]`)
  }

  handle(model: ModelName): Locator {
    return this.portrait(model).getByRole('slider')
  }

  figure(model: ModelName): Locator {
    return this.page.locator(`[data-figure="${model}"]`)
  }

  hash(model: ModelName): Locator {
    return this.page.locator(`[data-hash="${model}"]`)
  }

  get words(): Locator {
    return this.page.locator('hnn-result .words')
  }

  async step(model: ModelName): Promise<number> {
    return Number(
      /\d+/.exec(
        await this.portrait(model)
          .getByText(/^step \d+$/)
          .innerText(),
      )?.[0],
    )
  }

  /** Waits for the end of training and gives both hashes. */
  async finished(): Promise<Record<ModelName, string>> {
    await expect(this.button('Again')).toBeVisible()
    await expect(this.hash('baseline')).toHaveText(/^[0-9a-f]{16}$/)
    await expect(this.hash('hnn')).toHaveText(/^[0-9a-f]{16}$/)
    return { baseline: await this.hash('baseline').innerText(), hnn: await this.hash('hnn').innerText() }
  }

  /** The rows of the table behind a plot, as text. */
  async values(plot: string): Promise<string[][]> {
    const table = this.page.getByRole('region', { name: `${plot}: values` })
    if (!(await table.isVisible()))
      await this.page
        .getByText('values')
        .and(this.page.getByLabel(`${plot}: values`))
        .click()
    return table
      .locator('tbody tr')
      .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? '')))
  }
}

/** A page that fails its test when it logs an error or asks another host for anything. */
export const test = base.extend<{ playground: PlaygroundPage }>({
  playground: async ({ page, baseURL }, use, testInfo) => {
    testInfo.setTimeout(5 * patience)
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (message) => {
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
