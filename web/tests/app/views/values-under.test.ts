import { expect, it } from 'vitest'
import type { PortraitContent } from '../../../src/app/views/plane/portrait-painter'
import { valuesUnder } from '../../../src/app/views/plane/values-under'
import { contourGrid, type ViewBox } from '../../../src/plots'

const plane: ViewBox = { qMin: -1, qMax: 1, pMin: -2, pMax: 2 }
const grid = contourGrid(plane)
const hamiltonian = Float32Array.from({ length: grid.columns * grid.rows }, (_, i) => {
  const [q = 0, p = 0] = grid.states.subarray(2 * i, 2 * i + 2)
  return 1 + 3 * q - p
})
const content = (known: boolean) =>
  ({
    scene: { plane: { dimension: 2, k: 0 } },
    labels: {
      coordinates: [
        { name: 'position', symbol: 'q', unit: 'm' },
        { name: 'momentum', symbol: 'p', unit: 'kg m/s' },
      ],
      energy: { name: 'energy', symbol: 'H', unit: 'J' },
    },
    state: known ? { plane, hamiltonian } : { plane, hamiltonian: null },
  }) as unknown as PortraitContent

it('tells where a pointer is, and the learned H there where one is known', () => {
  const at = { q: 0.3125, p: -1.5 }
  expect(valuesUnder(content(true), at)).toBe('q = 0.313 m, p = −1.5 kg m/s, H = 3.44 J')
  expect(valuesUnder(content(false), at)).toBe('q = 0.313 m, p = −1.5 kg m/s')
  expect(valuesUnder(content(true), { q: 7, p: 0 })).toBe('q = 7 m, p = 0 kg m/s')
})
