import { afterAll, describe, expect, it } from 'vitest'
import { speak, words } from '../../src/language'

/** Words by their path, such as “transport.play”. */
type Said = string | ((...values: unknown[]) => unknown)

function entriesOf(part: object, path = ''): [string, Said][] {
  return Object.entries(part).flatMap(([key, said]): [string, Said][] => {
    const name = path === '' ? key : `${path}.${key}`
    if (typeof said === 'string' || typeof said === 'function') return [[name, said]]
    return said !== null && typeof said === 'object' ? entriesOf(said, name) : []
  })
}

async function catalogue(language: 'en' | 'de'): Promise<Map<string, Said>> {
  await speak(language, [])
  // English has these elsewhere: in the core's table, whose rows have a test of their own, and in index.html.
  const elsewhere = ['table', 'page.article']
  return new Map(entriesOf(words()).filter(([name]) => !elsewhere.some((part) => name.startsWith(part))))
}

// Most functions put what they are given somewhere into a sentence: digits are words and numbers alike. These want more.
const given: Readonly<Record<string, readonly unknown[]>> = {
  'energy.addTo': [['2', '3']],
  'energy.effect': [
    ['2', '3'],
    ['4', '5'],
  ],
  'energy.tooLate': [['2', '3']],
  'wayBack.lands': [[['2', '3']]],
  'result.hardlyLearned': [['2', '3'], ['4', '5'], '6'],
  'result.energyOff': ['2', 'motion'],
  'result.equallyWell': [['2', '3'], true, 'tests'],
  'result.better': [['2', '3'], 4, true, 'motion', ['5', '6']],
  'result.announcement': [true, '2', true, [['3', '4']]],
}

function sampleOf(name: string, said: Exclude<Said, string>): readonly unknown[] {
  return given[name] ?? Array.from({ length: said.length }, (_, i) => String(i + 2))
}

/** What a language says, with what it was given in it. */
async function spoken(language: 'en' | 'de'): Promise<Map<string, string>> {
  const all = await catalogue(language)
  return new Map(
    [...all].map(([name, said]) => [name, typeof said === 'string' ? said : String(said(...sampleOf(name, said)))]),
  )
}

const [en, de] = [await spoken('en'), await spoken('de')]
afterAll(() => speak('en', []))

describe.each([
  { language: 'English', said: en },
  { language: 'German', said: de },
])('in $language', ({ said }) => {
  it('everything says something, and nothing says what code says', () => {
    expect(said.size).toBeGreaterThan(100)
    for (const [name, text] of said) {
      expect(text, name).toMatch(/\S/)
      expect(text, name).not.toMatch(/undefined|null|NaN|\[object|function|=>/)
      expect(text, name).not.toMatch(/^ | $| {2}/)
    }
  })
})

describe('German', () => {
  it('has all that English has', () => expect([...de.keys()].sort()).toEqual([...en.keys()].sort()))

  it('is not English: what agrees is a name', () => {
    const same = [...en].filter(([name, text]) => de.get(name) === text && /[a-z]{3,} [a-z]{3,}/.test(text))
    expect(same).toEqual([])
  })

  it('says in each sentence what the English one says', () => {
    const told = (text: string | undefined) => [...new Set(text?.match(/\d/g))].sort()
    for (const [name, text] of en) expect(told(de.get(name)), name).toEqual(told(text))
  })
})
