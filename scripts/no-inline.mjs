// Makes generated pages keep the site's policy: no script and no style stands in a page itself. What did is moved into files
// beside it, and the policy is put at the head of every page.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { root } from './command.mjs'

/** The policy of the playground's page: scripts, styles and all else come from the site itself, and nothing goes out. */
const [, policy] = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(
  readFileSync(join(root, 'web/index.html'), 'utf8'),
)

const digest = (text) => createHash('sha256').update(text).digest('hex').slice(0, 8)

const entities = { '&amp;': '&', '&quot;': '"', '&#39;': "'", '&lt;': '<', '&gt;': '>' }
const unescaped = (text) => text.replace(/&(amp|quot|#39|lt|gt);/g, (entity) => entities[entity])

const withClass = (tag, name) =>
  /\sclass="/.test(tag) ? tag.replace(/(\sclass=")/, `$1${name} `) : tag.replace(/^<[\w-]+/, `$& class="${name}"`)

/** Rewrites all pages below the folder; what stood in them goes into the files of its folder `inline`. */
export function noInline(folder) {
  const made = new Map()
  const keep = (text, ending) => {
    const name = `inline/${digest(text)}.${ending}`
    made.set(name, text)
    return name
  }

  const pages = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.html'))
  for (const page of pages) {
    const path = join(folder, page)
    const link = (name) => relative(dirname(path), join(folder, name)).split(sep).join('/')
    const styles = []
    const html = readFileSync(path, 'utf8')
      .replace(/<script([^>]*)>([\s\S]*?)<\/script>/g, (whole, attributes, text) =>
        /\ssrc=/.test(attributes) ? whole : `<script${attributes} src="${link(keep(text, 'js'))}"></script>`,
      )
      .replace(/<style[^>]*>([\s\S]*?)<\/style>/g, (_all, text) => {
        return `<link rel="stylesheet" href="${link(keep(text, 'css'))}" />`
      })
      .replace(/<[a-z][\w-]*\s[^<>]*>/gi, (tag) => {
        const [attribute, style] = /\sstyle="([^"]*)"/.exec(tag) ?? []
        if (attribute === undefined) return tag
        const bare = tag.replace(attribute, '')
        if (style === '') return bare
        const rule = unescaped(style)
        const name = `style-${digest(rule)}`
        styles.push(`.${name} { ${rule} }`)
        return withClass(bare, name)
      })
    const sheet = [...new Set(styles)].sort().join('\n')
    const sheetLink = sheet === '' ? '' : `<link rel="stylesheet" href="${link(keep(sheet, 'css'))}" />`
    const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}" />`
    if (!/<head>/i.test(html)) throw new Error(`${path} has no <head>, where its policy would have to stand.`)
    writeFileSync(path, html.replace(/<head>/i, `$&\n    ${meta}`).replace(/<\/head>/i, `${sheetLink}$&`))
  }

  mkdirSync(join(folder, 'inline'), { recursive: true })
  for (const [name, text] of made) writeFileSync(join(folder, name), text)
}
