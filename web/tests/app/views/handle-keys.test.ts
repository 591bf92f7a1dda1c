import { describe, expect, it } from 'vitest'
import { movedByKey } from '../../../src/app/views/handle-keys'

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
