// The reference of the C++ core, by Doxygen, as plain pages without a script: build/cpp/html, and as XML beside it.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { must, root } from './command.mjs'
import { newest } from './newest.mjs'
import { noInline } from './no-inline.mjs'

const output = join(root, 'build/cpp')
/** The pages of `buildReference`. */
export const reference = join(output, 'html')

/** What Doxygen's scripts would do is folding alone: all stands open (docs/doxygen/unfolded.css). */
const withoutScripts = (html) =>
  html.replace(/<script[^>]*><\/script>\n?/g, '').replace(/ onclick="(javascript:)?toggle\w*\([^"]*"/g, '')

/** Each class has a page with the names of its members once more, and the first page one as a file. */
const isRepetition = (name) => /(-members|_8dox)\.html$/.test(name)
const withoutLinksToRepetitions = (html) => html.replace(/(&#124;\s*)?<a [^>]*-members\.html">[^<]*<\/a>/g, '')

/** A page's summary also names parts that only private members would be in. */
const withoutLinksToNothing = (html) =>
  html.replace(/<a href="#([^"]+)">[^<]*<\/a>( &#124;\s*)?/g, (link, place) =>
    html.includes(`name="${place}"`) || html.includes(`id="${place}"`) ? link : '',
  )

/** The site's icon, two folders up: without one a browser asks the host for its own. */
const withIcon = (html) => html.replace('</head>', '<link rel="icon" href="../../icon.svg" type="image/svg+xml" />\n$&')

const edits = [withoutScripts, withoutLinksToRepetitions, withoutLinksToNothing, withIcon]

export function buildReference() {
  const scripts = ['scripts/reference.mjs', 'scripts/no-inline.mjs']
  const inputs = ['core/hnn', 'docs/Doxyfile', 'docs/doxygen', ...scripts]
  const built = join(reference, 'inline') // made last
  const changed = Math.max(...inputs.map((path) => newest(join(root, path))))
  if ((statSync(built, { throwIfNoEntry: false })?.mtimeMs ?? 0) > changed) return
  rmSync(output, { recursive: true, force: true })
  mkdirSync(output, { recursive: true })
  must('Building the reference of the C++ core', 'doxygen', ['docs/Doxyfile'])

  for (const name of readdirSync(reference)) {
    const path = join(reference, name)
    if (name.endsWith('.js') || isRepetition(name)) rmSync(path)
    else if (name.endsWith('.html')) {
      const html = edits.reduce((text, edit) => edit(text), readFileSync(path, 'utf8'))
      const handler = /<[^>]*\son\w+=[^>]*>/.exec(html)
      if (handler)
        throw new Error(`${path} has a script in an attribute, which the site's policy refuses: ${handler[0]}`)
      writeFileSync(path, html)
    }
  }
  noInline(reference)
}
