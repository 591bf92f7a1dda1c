import { describe, expect, it } from 'vitest'
import { latentLabels, pairLabels, quantityText, withUnit } from '../../src/plots'
import { axisLabel } from '../../src/plots/lettering'
import { doubleLabels, labels } from './cast'
import { named, recordingContext } from './recording-context'

describe('a quantity', () => {
  const angle = { name: 'angle', symbol: 'q', unit: 'rad' }

  it('has its unit in brackets, and no brackets without one', () => {
    expect(quantityText(angle)).toBe('angle q (rad)')
    expect(quantityText({ ...angle, unit: '' })).toBe('angle q')
    expect(quantityText({ name: '', symbol: 'q', unit: '' })).toBe('q')
    expect(withUnit('learned H', '')).toBe('learned H')
  })

  it('stands beside an axis in the same way', () => {
    const texts = ['rad', ''].map((unit) => {
      const { context, calls } = recordingContext()
      axisLabel(context, { ...angle, unit }, '#000000', 0, 0)
      return named(calls, 'fillText')
        .map(({ args }) => args[0])
        .join('')
    })
    expect(texts).toEqual(['angle q (rad)', 'angle q'])
  })
})

describe('pairLabels', () => {
  it('takes q and p of one degree of freedom', () => {
    const { q, p } = pairLabels(doubleLabels, 1)
    expect([q.symbol, p.symbol]).toEqual(['θ₂', 'p₂'])
    expect(pairLabels(labels, 0)).toEqual({ q: labels.coordinates[0], p: labels.coordinates[1] })
  })

  it('says so where there is none', () => {
    expect(() => pairLabels(labels, 1)).toThrow('no pair 1')
    expect(() => pairLabels(doubleLabels, 2)).toThrow('they name 4 coordinates')
  })
})

it('states found in frames have units of their own, and the time of their task', () => {
  const time = { name: 'time', symbol: 't', unit: 'frames' }
  const latent = latentLabels(time)
  expect(latent.time).toBe(time)
  expect(latent.coordinates.map(quantityText)).toEqual([
    'latent position z₁ (own units)',
    'latent momentum z₂ (own units)',
  ])
})
