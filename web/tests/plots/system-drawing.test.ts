import { describe, expect, it } from 'vitest'
import { drawSystem, lightPalette, type Role, type SystemName } from '../../src/plots'
import { named, numbersOf, recordingContext } from './recording-context'

const size = { width: 300, height: 120, pixelRatio: 1 }

function drawn(system: SystemName, bodies: { role: Role; q: number | null }[], extent = 1) {
  const { context, calls } = recordingContext()
  drawSystem(context, { system, size, palette: lightPalette, bodies, extent })
  return calls
}

describe('the spring', () => {
  const block = (q: number, extent = 1) =>
    named(drawn('spring', [{ role: 'hnn', q }], extent), 'rect')[0]?.args as number[]

  it('moves its block in proportion to q', () => {
    const [left, middle, right] = [-0.5, 0, 0.5].map((q) => block(q)[0] as number)
    expect((right as number) - (middle as number)).toBeGreaterThan(10)
    expect((right as number) - (middle as number)).toBeCloseTo((middle as number) - (left as number), 9)
  })

  it('stays in the picture over its whole extent and beyond', () => {
    for (const q of [-1e9, -2, 0, 2, 1e9]) {
      const [x = 0, , width = 0] = block(q, 2)
      expect(x).toBeGreaterThan(0)
      expect(x).toBeLessThan(size.width)
      if (Math.abs(q) <= 2) expect(x + width).toBeLessThanOrEqual(size.width)
    }
  })
})

describe.each(['pendulum', 'real-pendulum'] as const)('the %s', (system) => {
  const bob = (q: number) => named(drawn(system, [{ role: 'truth', q }], Math.PI), 'arc')[1]?.args as number[]

  it('hangs at q = 0 and swings to the right for q > 0', () => {
    const [x0 = 0, y0 = 0] = bob(0)
    const [x1 = 0, y1 = 0] = bob(1)
    expect(x0).toBeCloseTo(size.width / 2, 9)
    expect(x1).toBeGreaterThan(x0 + 10)
    expect(y1).toBeLessThan(y0)
  })

  it('fits when it stands on its head', () => {
    const [, y = 0, radius = 0] = bob(Math.PI)
    expect(y - radius).toBeGreaterThanOrEqual(0)
  })
})

it('leaves out a body that has left the plane', () => {
  for (const system of ['spring', 'pendulum', 'real-pendulum'] as const) {
    const none = drawn(system, [])
    const lost = drawn(system, [
      { role: 'baseline', q: null },
      { role: 'hnn', q: Number.NaN },
    ])
    expect(lost).toEqual(none)
    expect(numbersOf(lost).every(Number.isFinite)).toBe(true)
  }
})
