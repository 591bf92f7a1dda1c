/**
 * The words of the page, in the language that its reader has chosen: one for the whole document.
 *
 *     import { words } from '../../language'
 *     html`<button>${words().transport.play}</button>`       // asked for at each rendering, never kept in a constant
 *
 * To add words, put them into a section, `en/<section>.ts`, and their German beside it, `de/<section>.ts`: a missing one
 * fails the build. A sentence with something in it is a function, since languages order and bend words differently. Numbers
 * in it go through `count`, `fixed` or `withDecimal` of `numbers.ts`. A new section is named in `en/index.ts` and
 * `de/index.ts`; a new language is a folder and a row below. Words of the core's table (tasks, models, settings) are English
 * rows in the core; other languages lay theirs over it. What the core or the engine refuses is said in English for now, and
 * marked `lang="en"` where it is shown.
 */
import { en } from './en'
import { countIn, isKnown } from './numbers'

export { count, fixed, typable, typableList, typedList, typedNumber, vector, withDecimal } from './numbers'

export type Words = typeof en

/** Every language by its own name, and its words, which are fetched when it is chosen. */
const languages = {
  en: { name: 'English', load: async (): Promise<Words> => en },
  de: { name: 'Deutsch', load: async (): Promise<Words> => (await import('./de')).de },
}

export type Language = keyof typeof languages

let spoken: { language: Language; words: Words } = { language: 'en', words: en }

export function words(): Words {
  return spoken.words
}

export function language(): Language {
  return spoken.language
}

export const languageNames = Object.entries(languages).map(([id, { name }]) => ({ id: id as Language, name }))

/**
 * Speaks a language from now on: whatever is drawn already has to be drawn anew. Of the reader's own locales, such as
 * `navigator.languages`, one of this language says how numbers are written.
 */
export async function speak(language: Language, locales: readonly string[]): Promise<void> {
  spoken = { language, words: await languages[language].load() }
  countIn([...locales.filter((locale) => languageOf(locale) === language), language])
}

/** The language that an address asks for (`lang=`), or the reader's first that the page speaks, or English. */
export function chosenLanguage(query: string, locales: readonly string[]): Language {
  const asked = new URLSearchParams(query.replace(/^[?#]/, '')).get('lang')
  return [asked ?? '', ...locales.filter(isKnown)].map(languageOf).find((id) => id !== null) ?? 'en'
}

function languageOf(locale: string): Language | null {
  const id = locale.toLowerCase().split('-')[0] as string
  return Object.hasOwn(languages, id) ? (id as Language) : null
}
