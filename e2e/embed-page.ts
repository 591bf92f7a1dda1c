import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'

const guide = readFileSync('docs/embedding.md', 'utf8')

/** What the guide for authors gives as the policy of a page with playgrounds. */
export const authorsPolicy = (/```\n(default-src [^`]+)```/.exec(guide)?.[1] ?? '').trim()
if (!authorsPolicy)
  throw new Error('docs/embedding.md has no block that begins with default-src: the policy for authors.')

/** Opens a page that is an author's, with `body` in it, on the site's own host, and the script that defines the element. */
export async function openAuthorsPage(page: Page, body: string): Promise<void> {
  await page.route('**/authors-page.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>An author’s page</title>
        <meta http-equiv="Content-Security-Policy" content="${authorsPolicy}"><link rel="icon" href="/icon.svg">
        <script type="module" src="/hnn-playground.js"></script></head><body>${body}</body></html>`,
    }),
  )
  await page.goto('/authors-page.html')
}
