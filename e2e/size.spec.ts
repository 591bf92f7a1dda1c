import { readdirSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'

const built = fileURLToPath(new URL('../build/web/', import.meta.url))

/** Bytes after gzip of the built files whose names match, as a server would send them. */
function transfer(matching: RegExp): number {
  const files = readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((name) => matching.test(name))
  const contents = files.filter((name) => statSync(built + name).isFile()).map((name) => readFileSync(built + name))
  return contents.reduce((sum, content) => sum + gzipSync(content).length, 0)
}

test('the page stays small: under 417 kB to transfer, of which the module under 226 kB', () => {
  const module = transfer(/\.wasm$/)
  // Models trained beforehand are fetched by the one task that has them, languages other than English where they are chosen.
  const page = transfer(/^(?!assets\/de-|docs\/|NOTICES).*(?<!\.safetensors)$/)
  expect(transfer(/^assets\/de-/)).toBeGreaterThan(0)
  console.log(`gzip transfer: ${page} bytes, of which the module ${module}`)
  expect(module).toBeGreaterThan(0)
  expect(module).toBeLessThan(226_000)
  expect(page).toBeLessThan(417_000)
})
