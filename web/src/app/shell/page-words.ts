import { language, words } from '../../language'

let english: string | null = null

/** Says what stands around the playground in the language spoken now; index.html says it in English. */
export function writePage(): void {
  const { title, description, lead, article } = words().page
  const found = <T extends Element>(selector: string) => document.querySelector<T>(selector)
  document.documentElement.lang = language()
  document.title = title
  found<HTMLMetaElement>('meta[name=description]')?.setAttribute('content', description)
  found('header p')?.replaceChildren(lead)
  const place = found('article')
  if (!place) return
  english ??= place.innerHTML
  place.innerHTML = article ?? english
}
