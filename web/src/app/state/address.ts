// What the page itself reads stands in the address beside the settings: the core neither reads nor writes it.

type Own = 'lang' | 'lesson'

const isOwn = (part: string) => /^(lang|lesson)=/.test(part)

/** What the core reads of a query. */
export function withoutOwn(query: string): string {
  const mark = /^[?#]/.exec(query)?.[0] ?? ''
  const rest = partsOf(query).filter((part) => !isOwn(part))
  return rest.length === 0 ? '' : mark + rest.join('&')
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

function partsOf(query: string): string[] {
  return query
    .replace(/^[?#]/, '')
    .split('&')
    .filter((part) => part !== '')
}
