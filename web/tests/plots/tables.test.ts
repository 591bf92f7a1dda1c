import { describe, expect, it } from 'vitest'
import {
  formatNumber,
  latentLabels,
  lossTable,
  orbitTable,
  phaseTable,
  relationTable,
  rodTable,
  timeTable,
} from '../../src/plots'
import { doubleLabels, labels, models, one, truth, two } from './cast'

const nan = Number.NaN

describe.each([phaseTable, orbitTable, rodTable])('%o', (table) => {
  it('has a column for each coordinate of each motion, of any dimension', () => {
    const motions = [
      { role: truth, motion: { times: [0, 1], states: [1, 2, 3, 4, 5, 6, 7, 8] } },
      { role: two, motion: { times: [0], states: [1, 2, 3, 4] } },
    ]
    const { columns, rows } = table(motions, doubleLabels)
    expect(columns).toEqual([
      'time t (s)',
      ...['θ₁', 'θ₂', 'p₁', 'p₂'].map((name) => `truth: ${name}`),
      ...['θ₁', 'θ₂', 'p₁', 'p₂'].map((name) => `Two: ${name}`),
    ])
    expect(rows).toEqual([
      [0, 1, 2, 3, 4, 1, 2, 3, 4],
      [1, 5, 6, 7, 8, null, null, null, null],
    ])
  })
})

describe('phaseTable', () => {
  const exact = { times: [0, 1, 2], states: [0, 1, 2, 3, 4, 5] }

  it('has a row for each time and columns of those that move', () => {
    const motion = { times: [0, 1, 2], states: [0, 1, 2.5, 3.5, nan, 0] }
    const motions = [
      { role: truth, motion: exact },
      { role: one, motion: null },
      { role: two, motion },
    ]
    const { columns, rows } = phaseTable(motions, labels)
    expect(columns).toEqual([
      'time t (s)',
      'truth: angle q (rad)',
      'truth: angular momentum p (kg m²/s)',
      'Two: angle q (rad)',
      'Two: angular momentum p (kg m²/s)',
    ])
    expect(rows).toEqual([
      [0, 0, 1, 0, 1],
      [1, 2, 3, 2.5, 3.5],
      [2, 4, 5, null, null],
    ])
  })

  it('has the energies of those that have them', () => {
    const motions = [
      { role: truth, motion: { ...exact, energy: [1, 1, 1], hamiltonian: null } },
      { role: one, motion: { ...exact, energy: Float64Array.of(1, 2, nan), hamiltonian: [7, 8, 9] } },
    ]
    const { columns, rows } = phaseTable(motions, labels)
    expect(columns.filter((name) => name.includes('H'))).toEqual([
      'truth: energy H (J)',
      'One: energy H (J)',
      'One: learned H (J)',
    ])
    expect(rows.map((row) => [row[3], row[6], row[7]])).toEqual([
      [1, 1, 7],
      [1, 2, 8],
      [1, null, 9],
    ])
  })

  it('has no energy where none is known, and the learned H in the unit that it has', () => {
    const motion = { ...exact, energy: [1, 1, 1], hamiltonian: [7, 8, 9] }
    const energies = (table: { columns: readonly string[] }) => table.columns.slice(3)
    expect(energies(phaseTable([{ role: one, motion }], { ...labels, energy: null }))).toEqual(['One: learned H'])
    const latent = latentLabels(labels.time)
    expect(energies(phaseTable([{ role: one, motion }], latent))).toEqual(['One: learned H (own units)'])
  })

  it('thins many rows evenly and keeps both ends', () => {
    const times = Array.from({ length: 101 }, (_, i) => i / 10)
    const motion = { times, states: times.flatMap((time) => [time, -time]) }
    const { rows } = phaseTable([{ role: truth, motion }], labels, 11)
    expect(rows.map((row) => row[0])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  it('is empty without motions', () => {
    expect(phaseTable([], labels).rows).toEqual([])
    expect(phaseTable([{ role: one, motion: null }], labels).columns).toEqual(['time t (s)'])
    expect(phaseTable([{ role: one, motion: { times: [], states: [] } }], labels).rows).toEqual([])
  })

  it('refuses labels that do not name each coordinate', () => {
    expect(() => phaseTable([{ role: one, motion: exact }], doubleLabels)).toThrow(
      'The motion of "One" has 2 coordinates and the labels name 4',
    )
  })
})

describe('lossTable', () => {
  it('keeps every step at which a test loss was measured', () => {
    const x = Array.from({ length: 1000 }, (_, i) => i + 1)
    const test = { x: [137, 731], y: [0.5, 0.25] }
    const curves = {
      models: [
        { role: one, train: { x, y: x.map((step) => 1 / step) }, test },
        { role: two, train: null, test: null },
      ],
      noiseFloor: 0.04,
    }
    const { columns, rows } = lossTable(curves, 20)
    expect(rows).toHaveLength(20)
    expect(columns).toEqual([
      'step',
      'One train loss',
      'Two train loss',
      'One test loss',
      'Two test loss',
      'noise floor',
    ])
    expect(rows.find((row) => row[0] === 137)).toEqual([137, 1 / 137, null, 0.5, null, 0.04])
    expect(rows.map((row) => row[0])).toEqual([...rows.map((row) => row[0] as number)].sort((a, b) => a - b))
    expect(rows[0]?.[0]).toBe(1)
    expect(rows.at(-1)?.[0]).toBe(1000)
  })

  it('says where steps lie between', () => {
    const x = [1, 2, 3, 6, 9, 10]
    const table = lossTable({ models: [{ role: one, train: { x, y: x }, test: null }], noiseFloor: null }, Infinity)
    expect(table.columns[0]).toBe('step (recorded at most 3 apart)')
    expect(table.caption).toBe('Loss against training step, recorded at most 3 steps apart')
    expect(table.rows.map(([step]) => step)).toEqual(x)
  })

  it.each([1, 4])('has columns for %i models', (count) => {
    const curve = { x: [1, 2], y: [0.5, 0.25] }
    const shown = models.slice(0, count).map((role) => ({ role, train: curve, test: { x: [2], y: [1] } }))
    const { columns, rows } = lossTable({ models: shown, noiseFloor: null })
    expect(columns).toHaveLength(2 + 2 * count)
    expect(rows[1]).toEqual([2, ...shown.map(() => 0.25), ...shown.map(() => 1), null])
  })
})

describe('relationTable', () => {
  it('puts points in the order of the first quantity', () => {
    const curves = [
      { role: one, curve: { x: Float32Array.of(3, 1, 2), y: Float32Array.of(-3, -1, -2) } },
      { role: two, curve: null },
    ]
    expect(relationTable(curves, ['true energy (J)', 'learned H (J)'])).toEqual({
      caption: 'learned H (J) against true energy (J)',
      columns: ['true energy (J)', 'One: learned H (J)'],
      rows: [
        [1, -1],
        [2, -2],
        [3, -3],
      ],
    })
  })
})

describe('timeTable', () => {
  it('has the values of the curves that are there, zero included, and empty cells after an end', () => {
    const x = [0, 1, 2]
    const curves = [
      { role: truth, curve: null },
      { role: two, curve: { x, y: [0, 2, nan] } },
      { role: one, curve: { x, y: [0, 1, 2] } },
    ]
    const table = timeTable('error', curves, labels)
    expect(table.caption).toBe('Coordinate error (MSE) against time')
    expect(table.columns).toEqual(['time t (s)', 'Two', 'One'])
    expect(table.rows).toEqual([
      [0, 0, 0],
      [1, 2, 1],
      [2, null, 2],
    ])
  })
})

it('formatNumber writes numbers for people and nothing for an empty cell', () => {
  expect([null, 0, -1.23456, 3.6e-5].map(formatNumber)).toEqual(['', '0', '−1.235', '3.6 × 10⁻⁵'])
})
