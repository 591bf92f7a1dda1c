import { describe, expect, it } from 'vitest'
import {
  contourGrid,
  contourLines,
  drawPhaseBackground,
  drawPhaseFrame,
  drawPhaseMotion,
  fieldGrid,
  type PhaseMotion,
  pairLabels,
  phaseArea,
  type Role,
  stateAt,
  type Trajectory,
  toPixel,
} from '../../src/plots'
import { doubleLabels, truth as exact, labels, models, one, palette, two } from './cast'
import { named, numbersOf, recordingContext } from './recording-context'

const view = { qMin: -1, qMax: 1, pMin: -1, pMax: 1 }
const area = phaseArea(view, { width: 400, height: 300, pixelRatio: 2 }, { title: true, legend: true })
const plane = { dimension: 2, k: 0 }
const scene = { area, palette, plane, ...pairLabels(labels, 0) }
const nan = Number.NaN

function trajectory(states: number[], leftAt: number | null = null): Trajectory {
  return { times: states.filter((_, i) => i % 2 === 0).map((_, i) => i), states, leftAt }
}

describe('stateAt', () => {
  const path = trajectory([0, 0, 1, 2, nan, nan])

  it('interpolates between samples and is exact on them', () => {
    expect(stateAt(path, 0.25, 0)).toEqual({ q: 0.25, p: 0.5 })
    expect(stateAt(path, 0, 0)).toEqual({ q: 0, p: 0 })
    expect(stateAt(path, 1, 0)).toEqual({ q: 1, p: 2 })
  })

  it('is null outside the times and where the motion is not finite', () => {
    expect(stateAt(path, -0.1, 0)).toBeNull()
    expect(stateAt(path, 2.1, 0)).toBeNull()
    expect(stateAt(path, 1.5, 0)).toBeNull()
    expect(stateAt({ times: [], states: [] }, 0, 0)).toBeNull()
  })
})

describe('drawPhaseBackground', () => {
  it('draws every finite data point of both sets', () => {
    const { context, calls } = recordingContext()
    drawPhaseBackground(context, { ...scene, train: [0, 0, 0.5, 0.5, nan, 0], test: [0.1, 0.2] })
    expect(named(calls, 'arc')).toHaveLength(3)
    expect(numbersOf(calls).every(Number.isFinite)).toBe(true)
  })

  it('draws of states with more degrees of freedom the data and the names of one', () => {
    const { context, calls } = recordingContext()
    const train = [9, 0.5, 9, -0.5, 9, 0.1, 9, 0.2]
    drawPhaseBackground(context, {
      ...scene,
      ...pairLabels(doubleLabels, 1),
      plane: { dimension: 4, k: 1 },
      train,
    })
    const [first, second] = [toPixel(area, 0.5, -0.5), toPixel(area, 0.1, 0.2)]
    expect(named(calls, 'arc').map(({ args }) => args.slice(0, 2))).toEqual([
      [first.x, first.y],
      [second.x, second.y],
    ])
    const texts = named(calls, 'fillText').map(({ args }) => args[0])
    expect(texts).toEqual(expect.arrayContaining(['θ₂', 'p₂']))
    expect(texts.filter((text) => String(text).includes('('))).toEqual([])
  })

  it('names in the legend who is there, and a learned H where there is one', () => {
    const legend = (roles: readonly Role[], hamiltonian: boolean) => {
      const { context, calls } = recordingContext()
      drawPhaseBackground(context, { ...scene, legend: { roles, hamiltonian } })
      return named(calls, 'fillText')
        .map(({ args }) => String(args[0]))
        .filter((text) => [exact, ...models].some(({ label }) => label === text) || text === 'learned H')
    }
    expect(legend([exact, two], true)).toEqual(['truth', 'Two', 'learned H'])
    expect(legend([one], false)).toEqual(['One'])
  })

  it('points an arrow along the derivative and leaves out what is not finite', () => {
    const grid = fieldGrid(view, 1, 3)
    const { context, calls } = recordingContext()
    drawPhaseBackground(context, { ...scene, field: { grid, derivatives: [0, 1, nan, 0, 0, 2] } })
    const clip = calls.findLastIndex((call) => call.name === 'clip')
    const moves = named(calls.slice(clip), 'moveTo', 'lineTo')
    // Two arrows, each a shaft of two points and a head of three; dp/dt > 0 points up, to smaller y.
    expect(moves).toHaveLength(10)
    const [from, to] = moves.map((call) => call.args as [number, number])
    expect(to?.[0]).toBeCloseTo(from?.[0] as number, 9)
    expect(to?.[1]).toBeLessThan(from?.[1] as number)
    expect(numbersOf(calls).every(Number.isFinite)).toBe(true)
  })

  it('shades what the members of an ensemble leave open, the darker the further they part', () => {
    const grid = fieldGrid(view, 1, 3)
    const { context, calls } = recordingContext()
    const derivatives = [0, 1, 0, 1, 0, 1]
    drawPhaseBackground(context, { ...scene, field: { grid, derivatives } })
    const before = named(calls, 'fillRect').length
    drawPhaseBackground(context, { ...scene, field: { grid, derivatives, spread: [0, 0, 0, 0.1, 0, 50] } })
    expect(named(calls, 'fillRect')).toHaveLength(2 * before + 3)
    const [none = 1, some = 0, much = 0] = named(calls, 'set globalAlpha').map(({ args }) => Number(args[0]))
    expect(none).toBe(0)
    expect(some).toBeGreaterThan(0.1)
    expect(much).toBeGreaterThan(some)
    expect(much).toBeLessThan(0.61)
  })

  it('draws no arrow for a field of zeros', () => {
    const grid = fieldGrid(view, 2, 2)
    const { context, calls } = recordingContext()
    drawPhaseBackground(context, { ...scene, field: { grid, derivatives: new Float32Array(8) } })
    const clip = calls.findLastIndex((call) => call.name === 'clip')
    expect(named(calls.slice(clip), 'lineTo')).toHaveLength(0)
  })

  it('traces contours through the pixels of their states', () => {
    const grid = contourGrid(view, 20, 20)
    const values = Float32Array.from({ length: 400 }, (_, i) => grid.states[2 * i] as number)
    const { context, calls } = recordingContext()
    drawPhaseBackground(context, { ...scene, contours: contourLines(grid, values, [0.5]) })
    const clip = calls.findLastIndex((call) => call.name === 'clip')
    const points = named(calls.slice(clip), 'moveTo', 'lineTo')
    expect(points.length).toBeGreaterThan(10)
    for (const point of points) expect(point.args[0]).toBeCloseTo(toPixel(area, 0.5, 0).x, 3)
  })

  it('writes ticks, both labels with units, and the title', () => {
    const { context, calls } = recordingContext()
    drawPhaseBackground(context, { ...scene, title: 'A title', legend: { roles: [exact, one], hamiltonian: false } })
    const texts = named(calls, 'fillText').map((call) => call.args[0])
    expect(texts).toEqual(
      expect.arrayContaining(['−0.5', 'angle ', 'q', ' (rad)', ' (kg m²/s)', 'A title', 'truth', 'One']),
    )
  })
})

describe('drawPhaseMotion', () => {
  const truth = trajectory([0, 0, 0.5, 0, 0.5, 0.5, 0, 0.5])
  const motion: PhaseMotion = { area, palette, k: 0, motions: [{ role: exact, motion: truth }], now: null }

  it('draws a whole trajectory and no marker without a time', () => {
    const { context, calls } = recordingContext()
    drawPhaseMotion(context, motion)
    expect(named(calls, 'moveTo', 'lineTo')).toHaveLength(4)
    expect(named(calls, 'arc')).toHaveLength(0)
  })

  it('ends at the first state that is not finite', () => {
    const { context, calls } = recordingContext()
    drawPhaseMotion(context, {
      ...motion,
      motions: [{ role: exact, motion: trajectory([0, 0, 0.5, 0, nan, 0.5, 0, 0.5]) }],
    })
    expect(named(calls, 'moveTo', 'lineTo')).toHaveLength(2)
  })

  it('ends at a state too far away for a canvas', () => {
    const { context, calls } = recordingContext()
    drawPhaseMotion(context, {
      ...motion,
      motions: [{ role: exact, motion: trajectory([0, 0, 0.5, 0, 1e30, 0.5, 0, 0.5]) }],
    })
    expect(named(calls, 'moveTo', 'lineTo')).toHaveLength(2)
    expect(Math.max(...numbersOf(calls))).toBeLessThan(1e6)
  })

  it('puts the marker where the trajectory is now', () => {
    const { context, calls } = recordingContext()
    drawPhaseMotion(context, { ...motion, now: 0.5 })
    const { x, y } = toPixel(area, 0.25, 0)
    expect(named(calls, 'arc').map((call) => call.args.slice(0, 2))).toEqual([[x, y]])
  })

  it('has everybody in their own line and marker', () => {
    const { context, calls } = recordingContext()
    const motions = [exact, ...models].map((role) => ({ role, motion: truth }))
    drawPhaseMotion(context, { ...motion, motions, now: 0.5 })
    const strokes = named(calls, 'set strokeStyle').map(({ args }) => args[0])
    expect(strokes).toEqual(expect.arrayContaining([exact.colour, ...models.map(({ colour }) => colour)]))
    expect(named(calls, 'rect')).toHaveLength(2)
    expect(named(calls, 'arc')).toHaveLength(2)
    expect(named(calls, 'closePath')).toHaveLength(2)
  })

  it('shows one degree of freedom of states with more', () => {
    // θ1, θ2, p1, p2
    const states = [0, 9, 0, 9, 0.5, 9, 0.25, 9]
    const path = { times: [0, 1], states }
    const shown = (k: number) => {
      const { context, calls } = recordingContext()
      drawPhaseMotion(context, { ...motion, k, motions: [{ role: one, motion: path }] })
      return named(calls, 'moveTo', 'lineTo').map((call) => call.args)
    }
    const [from, to] = [toPixel(area, 0, 0), toPixel(area, 0.5, 0.25)]
    expect(shown(0)).toEqual([
      [from.x, from.y],
      [to.x, to.y],
    ])
    expect(shown(1)).not.toEqual(shown(0))
    expect(stateAt(path, 0.5, 0)).toEqual({ q: 0.25, p: 0.125 })
    expect(stateAt(path, 0.5, 1)).toEqual({ q: 9, p: 9 })
  })

  it('draws the start state, with a ring only when focused or dragged', () => {
    const rings = (['idle', 'hover', 'focus', 'drag'] as const).map((state) => {
      const { context, calls } = recordingContext()
      drawPhaseMotion(context, { ...motion, motions: [], handle: { q: 0.2, p: 0.1, state } })
      return named(calls, 'arc').length
    })
    expect(rings).toEqual([1, 1, 2, 2])
  })

  it('drawPhaseFrame copies the background pixel by pixel, then draws in CSS pixels', () => {
    const { context, calls } = recordingContext()
    drawPhaseFrame(context, {} as CanvasImageSource, motion)
    const order = named(calls, 'setTransform', 'drawImage')
    expect(order.map((call) => call.name)).toEqual(['setTransform', 'drawImage', 'setTransform'])
    expect(order[0]?.args[0]).toBe(1)
    expect(order[2]?.args[0]).toBe(2)
  })
})
