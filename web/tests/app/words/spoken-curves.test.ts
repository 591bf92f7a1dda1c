import { beforeEach, describe, expect, it } from 'vitest'
import { lossCurvesText, timeCurvesText } from '../../../src/app/words/spoken-curves'
import { motionText } from '../../../src/app/words/spoken-motion'
import { speak } from '../../../src/language'
import { lightPalette, modelRoles, truthRole } from '../../../src/plots'

const [baseline, hnn] = modelRoles(
  [
    { id: 'a', label: 'baseline' },
    { id: 'b', label: 'HNN' },
  ],
  lightPalette,
)
if (!baseline || !hnn) throw new Error('two models have roles')

beforeEach(() => speak('en', []))

const curve = (...y: number[]) => ({ x: y.map((_, i) => i), y, leftAt: null })

describe('the name of a chart says', () => {
  it('who keeps a value, who rises, and how far from a value somebody is', () => {
    const curves = [
      { role: truthRole(lightPalette), curve: curve(3.3, 3.3, 3.3) },
      { role: baseline, curve: curve(3.3, 4, 3.9, 6.5) },
      { role: hnn, curve: curve(3.3, 3.32, 3.29, 3.31) },
    ]
    expect(timeCurvesText(curves, 'J')).toBe(
      'truth stays at 3.3 J; baseline rises from 3.3 J to 6.5 J; HNN stays within 0.02 J of 3.3 J',
    )
  })

  it('who falls, who swings, and when somebody leaves', async () => {
    const curves = [
      { role: baseline, curve: curve(2, 1.5, 0.5) },
      { role: hnn, curve: { ...curve(1, -1, 1, -1, 1), leftAt: 4 } },
    ]
    expect(timeCurvesText(curves, '')).toBe('baseline falls from 2 to 0.5; HNN swings between −1 and 1, until t = 4')
    await speak('de', ['de'])
    expect(timeCurvesText(curves, '')).toBe('baseline fällt von 2 auf 0,5; HNN schwankt zwischen −1 und 1, bis t = 4')
  })

  it('what losses have come to, and nothing while there are none', () => {
    expect(lossCurvesText({ models: [{ role: hnn, train: curve(), test: curve() }], noiseFloor: 0.1 })).toBe('')
    const models = [{ role: hnn, train: curve(1.2, 0.3, 0.035), test: curve() }]
    expect(lossCurvesText({ models, noiseFloor: 0.033 })).toBe(
      'HNN train loss falls from 1.2 to 0.035; noise floor 0.033',
    )
  })
})

it('a portrait tells where its motion begins and ends, and where the true one is by then', () => {
  const q = { name: 'angle', symbol: 'q', unit: 'rad' }
  const p = { name: 'momentum', symbol: 'p', unit: '' }
  const time = { name: 'time', symbol: 't', unit: 's' }
  const motion = { times: [0, 1, 2], states: [1, 0, 0, -1, -1, 0.25] }
  const truth = { times: [0, 1, 2], states: [1, 0, 0, -1, -1, 0] }
  expect(motionText(motion, truth, 0, { q, p }, time)).toBe(
    'The predicted motion goes from q = 1 rad, p = 0 to q = −1 rad, p = 0.25 at t = 2 s, where the true one is at q = −1 rad, p = 0.',
  )
  expect(motionText(null, truth, 0, { q, p }, time)).toBe('')
})
