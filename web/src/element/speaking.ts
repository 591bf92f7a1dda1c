import { chosenLanguage, language, speak } from '../language'

/** Every playground of the page that has been told its language, and how it says everything anew. */
const speakers = new Map<Element, () => void>()

/**
 * Speaks the language that an element asks for: by its attribute, else that of the text around it, else the reader's. A page
 * speaks one: the one that was asked for last.
 */
export async function speakFor(element: Element, retell: () => void): Promise<void> {
  const own = element.getAttribute('lang')
  const asked =
    own !== null && own !== 'auto' ? own : (element.parentElement?.closest('[lang]')?.getAttribute('lang') ?? '')
  for (const each of speakers.keys()) if (!each.isConnected) speakers.delete(each)
  speakers.set(element, retell)
  const before = language()
  const next = chosenLanguage('', [asked, ...navigator.languages])
  // Words that don't come leave the page in English.
  await speak(next, navigator.languages).catch(() => {})
  if (next === before) return
  for (const [each, tell] of speakers) if (each !== element) tell()
}
