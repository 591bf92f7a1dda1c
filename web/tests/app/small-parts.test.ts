import { describe, expect, it } from 'vitest'
import { csvOf } from '../../src/app/exchange/download'
import { energyError } from '../../src/app/state/energy-error'
import { movedByKey } from '../../src/app/views/handle-keys'

const rollout = (times: number[], energy: number[]) => ({
  times: Float64Array.from(times),
  states: new Float64Array(2 * times.length),
  energy: Float64Array.from(energy),
  conserved: null,
  leftAt: null,
})

describe('energyError', () => {
  it('is the mean square difference at the true motion’s times', () => {
    expect(energyError(rollout([0, 1, 2], [1, 2, 4]), rollout([0, 1, 2], [1, 1, 1]))).toBeCloseTo((0 + 1 + 9) / 3)
  })

  it('meets irregular times between the model’s, and leaves out those beyond its end', () => {
    expect(energyError(rollout([0, 2], [0, 4]), rollout([0, 0.5, 1.5, 3], [0, 0, 0, 0]))).toBeCloseTo((0 + 1 + 9) / 3)
  })

  it('is none without a common time, and not finite where the model isn’t', () => {
    expect(energyError(rollout([0, 1], [0, 0]), rollout([5], [1]))).toBeNull()
    expect(energyError(rollout([0, 1], [0, Number.NaN]), rollout([0, 1], [0, 0]))).toBeNaN()
  })
})

describe('movedByKey', () => {
  const view = { qMin: -1, qMax: 1, pMin: -2, pMax: 2 }
  const at = { q: 0, p: 0 }

  it.each([
    ['ArrowRight', false, { q: 0.04, p: 0 }],
    ['ArrowLeft', true, { q: -0.004, p: 0 }],
    ['ArrowUp', false, { q: 0, p: 0.08 }],
    ['ArrowDown', true, { q: 0, p: -0.008 }],
    ['Home', false, { q: -1, p: 0 }],
    ['End', false, { q: 1, p: 0 }],
    ['PageUp', false, { q: 0, p: 2 }],
    ['PageDown', false, { q: 0, p: -2 }],
  ])('%s (fine: %s)', (key, fine, moved) => {
    expect(movedByKey(key, fine, at, view)).toEqual(moved)
  })

  it('stays inside the view and leaves other keys alone', () => {
    expect(movedByKey('ArrowRight', false, { q: 0.99, p: 0 }, view)).toEqual({ q: 1, p: 0 })
    expect(movedByKey('a', false, at, view)).toBeNull()
  })
})

describe('csvOf', () => {
  it('writes a header, empty cells, and quotes what needs it', () => {
    const table = {
      caption: '',
      columns: ['t', 'H, "learned"'],
      rows: [
        [0, null],
        [1e-9, -2],
      ],
    }
    expect(csvOf(table)).toBe('t,"H, ""learned"""\n0,\n1e-9,-2\n')
  })
})
