import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export interface Styled {
  name: string
  what: string
}

declare const data: { parts: readonly Styled[]; properties: readonly Styled[] }

export { data }

const source = fileURLToPath(new URL('../../web/src/element/hnn-playground.ts', import.meta.url))

/** What the element's own doc comment says of its parts and custom properties. */
export default {
  watch: [source],
  load() {
    const text = readFileSync(source, 'utf8')
    const tagged = (tag: string): Styled[] =>
      [...text.matchAll(new RegExp(`@${tag} (\\S+) - (.+)`, 'g'))].map(([, name = '', what = '']) => ({ name, what }))
    return { parts: tagged('csspart'), properties: tagged('cssprop') }
  },
}
