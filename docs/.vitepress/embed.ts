// In the gallery a playground is written once: as the code of its element, in a block ```html embed. Of that come the
// element itself, and the frame that shows the same.
import type { MarkdownRenderer } from 'vitepress'
import { nowhere } from './portable'

/** The address that says to a frame what the attributes say to an element. */
export function queryOf(element: string): string {
  const opening = /<hnn-playground([^>]*)>/.exec(element)?.[1] ?? ''
  const attributes = [...opening.matchAll(/([\w-]+)="([^"]*)"/g)]
  return attributes.map(([, name = '', value = '']) => `${name.replaceAll('-', '_')}=${encodeURI(value)}`).join('&')
}

export function embeds(markdown: MarkdownRenderer): void {
  const { fence } = markdown.renderer.rules
  markdown.renderer.rules.fence = (tokens, index, options, env, self) => {
    const token = tokens[index]
    const shown = () => fence?.(tokens, index, options, env, self) ?? ''
    if (token === undefined || token.info.trim() !== 'html embed') return shown()
    token.info = 'html'
    const element = token.content.trim()
    const code = shown()
    const query = queryOf(element)
    token.content = `<iframe src="embed.html?${query}" title="Playground" height="480" loading="lazy"></iframe>\n`
    const frame = `${nowhere}../embed.html?${query.replaceAll('&', '&amp;')}`
    return `${element}
${code}
<details class="frame"><summary>The same as a frame</summary>
${shown()}
<iframe src="${frame}" title="Playground" height="480" loading="lazy"></iframe>
</details>`
  }
}
