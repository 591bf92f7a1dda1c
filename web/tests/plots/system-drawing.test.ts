import { describe, expect, it } from 'vitest'
import { type Drawing, drawings, drawSystem, type Role } from '../../src/plots'
import { four, models, one, palette, three, truth, two } from './cast'
import { argsOf, named, numbersOf, recordingContext } from './recording-context'

const size = { width: 300, height: 136, pixelRatio: 1 }
const all = Object.keys(drawings) as Drawing[]
const shown = all.filter((drawing) => drawing !== 'none')

function drawn(drawing: Drawing, bodies: { role: Role; q: number | null }[], extent = 1) {
  return drawnAt(
    drawing,
    bodies.map(({ role, q }) => ({ role, positions: q === null ? null : [q] })),
    extent,
  )
}

function drawnAt(drawing: Drawing, bodies: { role: Role; positions: readonly number[] | null }[], extent = 1) {
  const { context, calls } = recordingContext()
  drawSystem(context, { drawing, size, palette, bodies, extent })
  return calls
}

describe.each(['spring', 'damped-spring'] as const)('the %s', (drawing) => {
  const block = (q: number, extent = 1) => argsOf(drawn(drawing, [{ role: one, q }], extent), 'rect')

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

describe('the dashpot', () => {
  const parts = (q: number) => {
    const calls = drawn('damped-spring', [{ role: one, q }])
    const [left = 0, , width = 0] = argsOf(calls, 'fillRect', 1)
    const [piston = 0] = argsOf(named(calls, 'moveTo').slice(-1), 'moveTo')
    const [block = 0] = argsOf(calls, 'rect')
    return { left, right: left + width, piston, block }
  }

  it('holds its piston over the whole extent, and the block never meets the cylinder', () => {
    for (const q of [-1, 0, 1]) {
      const { left, right, piston, block } = parts(q)
      expect(piston).toBeGreaterThan(left)
      expect(piston).toBeLessThan(right)
      expect(block).toBeGreaterThan(right)
    }
  })

  it('has a rod of one length', () => {
    const lengths = [-1, -0.3, 0.5, 1].map((q) => parts(q).block - parts(q).piston)
    for (const length of lengths) expect(length).toBeCloseTo(lengths[0] as number, 9)
  })
})

describe('the pendulum', () => {
  const bob = (q: number) => argsOf(drawn('pendulum', [{ role: truth, q }], Math.PI), 'arc', 1)

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

describe('the wells', () => {
  const ball = (q: number, extent = 1.8) => {
    const [x = 0, y = 0, radius = 0] = argsOf(drawn('wells', [{ role: two, q }], extent), 'arc')
    return { x, y, radius }
  }

  it('are deepest at q = -1 and q = 1, with a hill between them', () => {
    const [left, hill, right] = [ball(-1), ball(0), ball(1)]
    expect(left.y).toBeCloseTo(right.y, 9)
    expect(hill.y).toBeLessThan(left.y - 3)
    expect(hill.x).toBeCloseTo(size.width / 2, 9)
    for (const q of [-1.3, -0.7, 0.7, 1.3]) expect(ball(q).y).toBeLessThan(left.y)
  })

  it('hold the ball on their curve, neither in it nor above', () => {
    const curve = named(drawn('wells', [], 1.8), 'moveTo', 'lineTo')
      .slice(0, -2)
      .map(({ args }) => args as [number, number])
    for (const q of [-1.6, -1, -0.5, 0, 0.3, 1.2]) {
      const { x, y, radius } = ball(q)
      const nearest = Math.min(...curve.map(([cx, cy]) => Math.hypot(cx - x, cy - y)))
      expect(nearest).toBeGreaterThan(radius - 0.5)
      expect(nearest).toBeLessThan(radius + 0.5)
    }
  })

  it('show both wells and the whole hill, whatever the extent', () => {
    for (const extent of [0.1, 1, 1.8, 3]) {
      const [hill, well] = [ball(0, extent), ball(1, extent)]
      expect(hill.y - hill.radius).toBeGreaterThan(0)
      expect(well.y - hill.y).toBeGreaterThan(10)
      expect(well.x).toBeLessThan(size.width)
      expect(ball(extent, extent).y).toBeGreaterThan(well.radius)
    }
  })

  it('keep a ball far outside at the edge of the picture', () => {
    for (const q of [-1e9, 1e9, 40]) {
      const { x, y } = ball(q)
      expect(x).toBeGreaterThanOrEqual(-20)
      expect(x).toBeLessThanOrEqual(size.width + 20)
      expect(y).toBeGreaterThan(0)
    }
  })
})

describe('the chain', () => {
  const lefts = (positions: readonly number[], extent = 1) =>
    named(drawnAt('chain', [{ role: one, positions }], extent), 'rect').map(({ args }) => args[0] as number)

  it('has a block for each position, which rest equally far apart', () => {
    for (const masses of [2, 5, 8]) {
      const at = lefts(Array<number>(masses).fill(0))
      expect(at).toHaveLength(masses)
      const [first = 0, second = 0] = at
      for (const [i, left] of at.entries()) expect(left).toBeCloseTo(first + i * (second - first), 9)
    }
  })

  it('moves each block by itself, in proportion', () => {
    const [rest, half, whole] = [0, 0.5, 1].map((q) => lefts([0, q, 0])) as [number[], number[], number[]]
    expect(half[0]).toBe(rest[0])
    expect(half[2]).toBe(rest[2])
    const way = (half[1] as number) - (rest[1] as number)
    expect(way).toBeGreaterThan(10)
    expect((whole[1] as number) - (half[1] as number)).toBeCloseTo(way, 9)
  })

  it('has no block over another within its extent', () => {
    const [, , width = 0] = argsOf(drawnAt('chain', [{ role: one, positions: [2, -2] }], 2), 'rect')
    const [a = 0, b = 0] = lefts([2, -2], 2)
    expect(b - a).toBeGreaterThanOrEqual(width - 1e-9)
  })

  it('leaves out one of whose masses a single one is lost', () => {
    const lost = [{ role: one, positions: [0, Number.NaN] }]
    expect(drawnAt('chain', lost)).toEqual(drawnAt('chain', []))
  })
})

describe.each(shown)('%s', (drawing) => {
  it('shows everybody in their own colour, and the truth as an outline', () => {
    const bodies = [truth, ...models].map((role, i) => ({ role, q: 0.2 * i }))
    const calls = drawn(drawing, bodies)
    const strokes = named(calls, 'set strokeStyle').map(({ args }) => args[0])
    for (const { colour } of [truth, ...models]) expect(strokes).toContain(colour)
    const fills = named(calls, 'set fillStyle').map(({ args }) => args[0])
    expect(fills).not.toContain(truth.colour)
    for (const { colour } of models) expect(fills).toContain(colour)
  })

  it('tells the models apart by their rims too', () => {
    const rims = models.map((role) =>
      named(drawn(drawing, [{ role, q: 0.2 }]), 'setLineDash').map(({ args }) => args[0]),
    )
    expect(new Set(rims.map((dashes) => JSON.stringify(dashes))).size).toBe(models.length)
  })

  it('leaves out a body whose motion has ended', () => {
    const lost = drawn(drawing, [
      { role: three, q: null },
      { role: four, q: Number.NaN },
    ])
    expect(lost).toEqual(drawn(drawing, []))
    expect(numbersOf(lost).every(Number.isFinite)).toBe(true)
  })

  it('draws nothing that is not a number, on any size and extent', () => {
    for (const extent of [0, 0.3, 5, 1e3]) {
      const { context, calls } = recordingContext()
      const bodies = [{ role: one, positions: [0.4] }]
      drawSystem(context, { drawing, size: { width: 40, height: 30, pixelRatio: 1 }, palette, bodies, extent })
      expect(numbersOf(calls).every(Number.isFinite)).toBe(true)
    }
  })
})

it('none is an empty picture', () => {
  const calls = drawn('none', [{ role: one, q: 0 }])
  expect(named(calls, 'fillRect')).toHaveLength(1)
  expect(named(calls, 'stroke', 'fill', 'fillText')).toEqual([])
})
