import { afterEach, describe, expect, it } from 'vitest'
import {
  chosenLanguage,
  count,
  fixed,
  language,
  readTyped,
  speak,
  typable,
  typableList,
  words,
} from '../../src/language'
import { keepingLanguage, withLanguage, withoutLanguage } from '../../src/language/address'

afterEach(() => speak('en', []))

describe('the language', () => {
  it('is the one that the address asks for', () => {
    expect(chosenLanguage('?task=spring&lang=de', ['en-GB'])).toBe('de')
    expect(chosenLanguage('#lang=DE-at', ['en-GB'])).toBe('de')
  })

  it('is else the reader’s first that the page speaks', () => {
    expect(chosenLanguage('?task=spring', ['fr-FR', 'de-CH', 'en'])).toBe('de')
    expect(chosenLanguage('?lang=tlh', ['de'])).toBe('de')
  })

  it('is else English, also where the system has a locale that is none', () => {
    expect(chosenLanguage('', ['fr'])).toBe('en')
    expect(chosenLanguage('', ['C', 'POSIX', '*'])).toBe('en')
    expect(chosenLanguage('?lang=constructor', [])).toBe('en')
  })

  it('is spoken from then on', async () => {
    expect(words().transport.play).toBe('Play')
    await speak('de', [])
    expect(language()).toBe('de')
    expect(words().transport.play).toBe('Start')
  })
})

describe('the address', () => {
  it('keeps the language apart from what the core reads', () => {
    expect(withoutLanguage('?task=spring&lang=de&seed=1')).toBe('?task=spring&seed=1')
    expect(withoutLanguage('#lang=de&columns=t%3DZeit')).toBe('#columns=t%3DZeit')
    expect(withoutLanguage('?lang=de')).toBe('')
    expect(withoutLanguage('')).toBe('')
    expect(withoutLanguage('?slang=de')).toBe('?slang=de')
  })

  it('keeps the language when the core writes a link, and takes another', () => {
    expect(keepingLanguage('task=spring', '?task=pendulum&lang=de')).toBe('task=spring&lang=de')
    expect(keepingLanguage('task=spring', '?task=pendulum')).toBe('task=spring')
    expect(withLanguage('?task=spring&lang=de', 'en')).toBe('task=spring&lang=en')
    expect(withLanguage('', 'en')).toBe('lang=en')
  })
})

describe('numbers', () => {
  it('are written as the reader’s locale does', async () => {
    expect([count(5000), count(2.34), fixed(0.5, 2), typable(0.001)]).toEqual(['5,000', '2.3', '0.50', '0.001'])
    await speak('de', ['en-GB'])
    expect([count(5000), count(2.34), fixed(0.5, 2), typable(0.001)]).toEqual(['5.000', '2,3', '0,50', '0,001'])
    await speak('de', ['C', 'de-CH'])
    expect([count(5000), count(2.34)]).toEqual([new Intl.NumberFormat('de-CH').format(5000), '2.3'])
    await speak('en', ['C'])
    expect(count(2.34)).toBe('2.3')
  })

  it('in lists are parted by what their decimals are not', async () => {
    expect(typableList([0.5, -1.2])).toBe('0.5,-1.2')
    await speak('de', [])
    expect(typableList([0.5, -1.2])).toBe('0,5; -1,2')
  })

  it('are understood with a decimal comma in every language', () => {
    expect(readTyped('0,3', false)).toBe('0.3')
    expect(readTyped(' -1,5e-3 ', false)).toBe('-1.5e-3')
    expect(readTyped('0.3', false)).toBe('0.3')
    expect(readTyped('1,2,3', false)).toBe('1,2,3')
    expect(readTyped('0,5; 1,2', true)).toBe('0.5,1.2')
    expect(readTyped('48,48', true)).toBe('48,48')
  })

  it('of a list in a language with decimal commas are parted by semicolons, or by commas with a blank', async () => {
    await speak('de', [])
    expect(readTyped('0,5; 1,2', true)).toBe('0.5,1.2')
    expect(readTyped('0,5, 1,2', true)).toBe('0.5,1.2')
    expect(readTyped('48, 48', true)).toBe('48,48')
    expect(readTyped('48;48', true)).toBe('48,48')
    expect(readTyped('', true)).toBe('')
  })
})
