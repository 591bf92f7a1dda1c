import { describe, expect, it } from 'vitest'
import { keepingOwn, ownOf, withOwn, withoutOwn } from '../../../src/app/state/address'

describe('the address', () => {
  it('keeps the language and the lesson apart from what the core reads', () => {
    expect(withoutOwn('?task=spring&lang=de&seed=1')).toBe('?task=spring&seed=1')
    expect(withoutOwn('#lang=de&columns=t%3DZeit')).toBe('#columns=t%3DZeit')
    expect(withoutOwn('?lang=de&lesson=critic')).toBe('')
    expect(withoutOwn('')).toBe('')
    expect(withoutOwn('?slang=de')).toBe('?slang=de')
  })

  it('keeps both when the core writes a link, and takes others', () => {
    expect(keepingOwn('task=spring', '?task=pendulum&lang=de&lesson=critic')).toBe('task=spring&lang=de&lesson=critic')
    expect(keepingOwn('task=spring', '?task=pendulum')).toBe('task=spring')
    expect(withOwn('?task=spring&lang=de', 'lang', 'en')).toBe('task=spring&lang=en')
    expect(withOwn('', 'lang', 'en')).toBe('lang=en')
    expect(withOwn('?lesson=critic&lang=de', 'lesson', null)).toBe('lang=de')
  })

  it('says which lesson it is about', () => {
    expect(ownOf('?task=spring&lesson=critic', 'lesson')).toBe('critic')
    expect(ownOf('?task=spring', 'lesson')).toBeNull()
  })
})
