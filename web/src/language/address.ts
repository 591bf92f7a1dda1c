// The language stands in the address beside the settings, and is none of them: the core neither reads nor writes it.

const pattern = /^lang=/

/** What the core reads of a query. */
export function withoutLanguage(query: string): string {
  const [mark = '', rest = ''] = [/^[?#]/.exec(query)?.[0] ?? '', query.replace(/^[?#]/, '')]
  const pairs = rest.split('&').filter((pair) => !pattern.test(pair))
  return pairs.length === 0 || pairs.join('&') === '' ? '' : mark + pairs.join('&')
}

/** The query, in another language. */
export function withLanguage(query: string, language: string): string {
  return keepingLanguage(withoutLanguage(query).replace(/^[?#]/, ''), `lang=${language}`)
}

/** What the core has written, with the language that the address had before. */
export function keepingLanguage(query: string, before: string): string {
  const pair = before
    .replace(/^[?#]/, '')
    .split('&')
    .find((part) => pattern.test(part))
  return pair === undefined ? query : [query, pair].filter((part) => part !== '').join('&')
}
