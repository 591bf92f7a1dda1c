// What the page itself reads stands in the address beside the settings: the core neither reads nor writes it.

type Own = 'lang' | 'lesson'

const isOwn = (part: string) => /^(lang|lesson)=/.test(part)

/** The query without those parts of it, and without its mark where nothing else is in it. */
export function without(query: string, isMeant: (part: string) => boolean): string {
  const mark = /^[?#]/.exec(query)?.[0] ?? ''
  const rest = partsOf(query).filter((part) => !isMeant(part))
  return rest.length === 0 ? '' : mark + rest.join('&')
}

/** What is left for the playground, when the page has read its own. */
export function withoutOwn(query: string): string {
  return without(query, isOwn)
}

/** What the core has written, with what of the page's own the address had before. */
export function keepingOwn(query: string, before: string): string {
  return [...partsOf(query), ...partsOf(before).filter(isOwn)].join('&')
}

export function ownOf(query: string, name: Own): string | null {
  return new URLSearchParams(query.replace(/^[?#]/, '')).get(name)
}

/** The query with this of the page's own, or without where it is null. */
export function withOwn(query: string, name: Own, value: string | null): string {
  const rest = partsOf(query).filter((part) => !part.startsWith(`${name}=`))
  return [...rest, ...(value === null ? [] : [`${name}=${value}`])].join('&')
}

/** The `name=value` pairs of a query. */
export function partsOf(query: string): string[] {
  return query
    .replace(/^[?#]/, '')
    .split('&')
    .filter((part) => part !== '')
}
