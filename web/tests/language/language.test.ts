import { afterEach, describe, expect, it } from 'vitest'
import { fieldText, typedText } from '../../src/app/words/settings'
import {
  chosenLanguage,
  count,
  fixed,
  language,
  speak,
  typable,
  typableList,
  typedList,
  typedNumber,
  words,
} from '../../src/language'

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

  it('are understood with a decimal comma in every language', async () => {
    for (const language of ['en', 'de'] as const) {
      await speak(language, [])
      expect(typedNumber('0,3')).toBe('0.3')
      expect(typedNumber(' -1,5e-3 ')).toBe('-1.5e-3')
      expect(typedNumber('0,001')).toBe('0.001')
      expect(typedNumber('0.3')).toBe('0.3')
      expect(typedNumber('1,2,3')).toBe('1,2,3')
      expect(typedList('0,5; 1,2')).toBe('0.5,1.2')
    }
  })

  it('are not guessed at where a comma may part thousands', async () => {
    expect(typedNumber('5,000')).toBe('5,000')
    await speak('de', [])
    expect(typedNumber('5,000')).toBe('5.000')
  })

  it('of a list are parted by commas, and in a language with decimal commas by commas with a blank', async () => {
    expect(typedList('0.5,1')).toBe('0.5,1')
    await speak('de', [])
    expect(typedList('0,5, 1,2')).toBe('0.5,1.2')
    expect(typedList('0.5, 1')).toBe('0.5,1')
    expect(typedList('')).toBe('')
  })

  it('stand in a field as they can be typed', async () => {
    const [number, numbers, integers] = [{ type: 'number' }, { type: 'numbers' }, { type: 'integers' }] as const
    expect([fieldText(number, 0.3), fieldText(numbers, [0.5, 1]), fieldText(integers, [48, 48])]).toEqual([
      '0.3',
      '0.5,1',
      '48,48',
    ])
    await speak('de', [])
    expect([fieldText(number, 0.3), fieldText(numbers, [0.5, 1]), fieldText(integers, [48, 48])]).toEqual([
      '0,3',
      '0,5; 1',
      '48,48',
    ])
    for (const [setting, value, read] of [
      [number, 1e-9, '1e-9'],
      [numbers, [0.5, -1.2], '0.5,-1.2'],
      [integers, [48, 48], '48,48'],
    ] as const)
      expect(typedText(setting, fieldText(setting, value))).toBe(read)
    expect(typedText(integers, '48, 48')).toBe('48, 48')
    expect(typedText(integers, '48; 48')).toBe('48, 48')
    expect(typedText({ type: 'text' }, 't=Zeit,q=x;y')).toBe('t=Zeit,q=x;y')
  })
})
