import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, it } from 'vitest'
import { lessonsIn } from '../../../src/app/lessons/lessons'
import { languageNames, speak } from '../../../src/language'

const folder = fileURLToPath(new URL('../../../src/app/lessons/', import.meta.url))
const namesIn = (place: string) => readdirSync(folder + place).map((name) => name.replace(/\.\w+$/, ''))

beforeEach(() => speak('en', []))

describe.each(languageNames)('lessons in $name', ({ id }) => {
  it('are those that there are plans of', async () => {
    await speak(id, [])
    expect(namesIn(`words/${id}`)).toEqual(namesIn('plans'))
    const lessons = await lessonsIn(id)
    expect(lessons.length).toBeGreaterThanOrEqual(8)
    expect(new Set(lessons.map(({ plan }) => plan.place)).size).toBe(lessons.length)
  })

  it('have a text for each step, of about two sentences, and none is left to fill in', async () => {
    await speak(id, [])
    for (const { plan, words } of await lessonsIn(id)) {
      expect(Object.keys(words).sort()).toEqual(['answer', 'question', 'steps', 'title'])
      expect(words.steps).toHaveLength(plan.steps.length)
      expect([3, 4]).toContain(words.steps.length)
      for (const text of [...words.steps, words.title, words.question, words.answer])
        expect(text).not.toMatch(/[{}]|^$/)
      for (const text of words.steps) expect(text.match(/[.:?!](\s|$)/g)?.length).toBeGreaterThanOrEqual(2)
      expect(words.question).toMatch(/\?/)
    }
  })

  it('call buttons as the page does', async () => {
    await speak(id, [])
    const [first] = await lessonsIn(id)
    expect(first?.words.steps[0]).toContain(id === 'de' ? 'auf Start' : 'Press Play')
  })
})
