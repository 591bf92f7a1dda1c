import { type Language, words } from '../../language'
import type { Lesson, LessonWords, Plan } from './lesson'

const plans = import.meta.glob<Plan>('./plans/*.ts', { import: 'plan', eager: true })

/** The words of all lessons, which are fetched with the first of them. */
const texts: Readonly<Record<Language, () => Promise<{ texts: Readonly<Record<string, LessonWords>> }>>> = {
  en: () => import('./words/en'),
  de: () => import('./words/de'),
}

/** The experiment that a lesson begins with; empty for one that there isn't. */
export function linkOf(id: string): string {
  return byId(plans).get(id)?.link ?? ''
}

/** All lessons in their order. */
export async function lessonsIn(language: Language): Promise<readonly Lesson[]> {
  const told = byId((await texts[language]()).texts)
  return [...byId(plans)]
    .map(([id, plan]) => {
      const said = told.get(id)
      if (!said) throw new Error(`The lesson “${id}” has no words in the language “${language}”.`)
      return { id, plan, words: { ...said, steps: said.steps.map(withPageWords), answer: withPageWords(said.answer) } }
    })
    .sort((a, b) => a.plan.place - b.plan.place)
}

/** “{transport.play}” as the page itself calls it now. */
function withPageWords(text: string): string {
  return text.replace(/\{(\w+)\.(\w+)\}/g, (place, section: string, name: string) => {
    const said: unknown = (words() as unknown as Record<string, Record<string, unknown>>)[section]?.[name]
    if (typeof said !== 'string') throw new Error(`The page has no words called “${place}”.`)
    return said
  })
}

function byId<File>(files: Readonly<Record<string, File>>): ReadonlyMap<string, File> {
  return new Map(Object.entries(files).map(([path, file]) => [path.replace(/^.*\/|\.\w+$/g, ''), file]))
}
