import { describe, expect, it } from 'vitest'
import {
  clampToView,
  contourGrid,
  fieldGrid,
  fitViewBox,
  panned,
  phaseArea,
  toData,
  toPixel,
  zoomed,
} from '../../src/plots'

const view = { qMin: -2, qMax: 3, pMin: -1, pMax: 1 }
const size = { width: 500, height: 400, pixelRatio: 2 }

describe('phaseArea', () => {
  it('maps the corners of the view to the corners of the plot, p upwards', () => {
    const area = phaseArea(view, size)
    const { left, top, width, height } = area.plot
    expect(toPixel(area, -2, 1)).toEqual({ x: left, y: top })
    expect(toPixel(area, 3, -1)).toEqual({ x: left + width, y: top + height })
  })

  it('has transforms that undo each other', () => {
    const area = phaseArea(view, size, { title: true, legend: true })
    for (const [q, p] of [
      [0, 0],
      [-1.7, 0.3],
      [4, -2],
    ] as const) {
      const { x, y } = toPixel(area, q, p)
      const back = toData(area, x, y)
      expect(back.q).toBeCloseTo(q, 12)
      expect(back.p).toBeCloseTo(p, 12)
    }
  })

  it('keeps room for each line of the header', () => {
    const bare = phaseArea(view, size).plot.top
    const titled = phaseArea(view, size, { title: true }).plot.top
    expect(titled).toBeGreaterThan(bare)
    expect(phaseArea(view, size, { title: true, legend: true }).plot.top).toBeGreaterThan(titled)
  })

  it('has an area even on a canvas smaller than its margins', () => {
    const { plot } = phaseArea(view, { width: 20, height: 10, pixelRatio: 1 })
    expect(plot.width).toBeGreaterThan(0)
    expect(plot.height).toBeGreaterThan(0)
  })
})

describe('fitViewBox', () => {
  const plane = { dimension: 2, k: 0 }
  const holds = (box: ReturnType<typeof fitViewBox>, q: number, p: number) =>
    q > box.qMin && q < box.qMax && p > box.pMin && p < box.pMax

  it('holds every state of every set with a margin', () => {
    const first = [-0.93, 0.4, 0.2, -1.04]
    const second = Float32Array.from([2.61, 0.1])
    const box = fitViewBox([first, second], plane)
    expect(holds(box, -0.93, 0.4) && holds(box, 0.2, -1.04) && holds(box, second[0] as number, 0.1)).toBe(true)
    expect(box.qMax - box.qMin).toBeLessThan(1.5 * (2.61 + 0.93))
  })

  it('leaves out what is not finite', () => {
    const box = fitViewBox([[0, 0, 1, 1, Number.NaN, 50, Number.POSITIVE_INFINITY, -50]], plane)
    expect(box.pMax).toBeLessThan(2)
    expect(box.pMin).toBeGreaterThan(-2)
  })

  it('holds the q and p of one degree of freedom alone', () => {
    // x, y, px, py
    const states = [1, 100, -2, 300, 3, 200, 4, 400]
    const box = fitViewBox([states], { dimension: 4, k: 0 })
    expect(holds(box, 1, -2) && holds(box, 3, 4)).toBe(true)
    expect([box.qMax < 5, box.pMax < 6]).toEqual([true, true])
    expect(fitViewBox([states], { dimension: 4, k: 1 })).toMatchObject({
      qMin: expect.closeTo(92, -1),
      pMax: expect.closeTo(408, -1),
    })
  })

  it('has an area for a single state and for none', () => {
    const one = fitViewBox([[0.5, 0]], plane)
    expect(holds(one, 0.5, 0)).toBe(true)
    expect(fitViewBox([], plane)).toEqual({ qMin: -1, qMax: 1, pMin: -1, pMax: 1 })
    expect(fitViewBox([[Number.NaN, 0]], plane)).toEqual({ qMin: -1, qMax: 1, pMin: -1, pMax: 1 })
  })
})

it('clampToView moves a state outside to the nearest inside', () => {
  expect(clampToView(view, { q: 7, p: -3 })).toEqual({ q: 3, p: -1 })
  expect(clampToView(view, { q: 0.5, p: 0.25 })).toEqual({ q: 0.5, p: 0.25 })
})

describe('state grids', () => {
  it('put arrows into the centres of cells', () => {
    const { states } = fieldGrid(view, 5, 2)
    expect(states).toHaveLength(20)
    expect(Array.from(states.slice(0, 4))).toEqual([-1.5, -0.5, -0.5, -0.5])
    expect(Array.from(states.slice(-2))).toEqual([2.5, 0.5])
  })

  it('sample H one cell beyond the view on every side', () => {
    const { q0, p0, dq, dp, columns, rows } = contourGrid(view, 13, 23)
    expect(q0 + dq).toBeCloseTo(view.qMin, 12)
    expect(p0 + dp).toBeCloseTo(view.pMin, 12)
    expect(q0 + (columns - 2) * dq).toBeCloseTo(view.qMax, 12)
    expect(p0 + (rows - 2) * dp).toBeCloseTo(view.pMax, 12)
  })
})

describe('a part of the plane', () => {
  const whole = { qMin: -1, qMax: 3, pMin: -2, pMax: 2 }
  const size = { width: 400, height: 300, pixelRatio: 1 }

  it('grows about the place that is pointed at', () => {
    const at = toData(phaseArea(whole, size), 300, 80)
    const part = zoomed(whole, whole, 0.25, at)
    expect(part.qMax - part.qMin).toBeCloseTo(1, 9)
    const { x, y } = toPixel(phaseArea(part, size), at.q, at.p)
    expect([x, y]).toEqual([expect.closeTo(300, 6), expect.closeTo(80, 6)])
  })

  it('is neither endlessly small nor large, and never far away', () => {
    const centre = { q: 1, p: 0 }
    const small = zoomed(whole, whole, 1e-9, centre)
    expect(small.qMax - small.qMin).toBeGreaterThan(1e-3)
    const large = zoomed(whole, whole, 1e9, { q: 3, p: 2 })
    expect(large).toEqual({ qMin: -15, qMax: 17, pMin: -16, pMax: 16 })
    const away = panned(whole, whole, { q: 1e6, p: -1e6 })
    expect(away).toEqual({ qMin: 13, qMax: 17, pMin: -16, pMax: -12 })
  })

  it('moves by what it is told', () => {
    expect(panned(whole, whole, { q: 1, p: -0.5 })).toEqual({ qMin: 0, qMax: 4, pMin: -2.5, pMax: 1.5 })
  })
})
