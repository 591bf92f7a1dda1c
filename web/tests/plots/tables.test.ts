import { describe, expect, it } from 'vitest'
import {
  formatNumber,
  lossTable,
  orbitTable,
  phaseTable,
  relationTable,
  systemLabels,
  timeTable,
} from '../../src/plots'

const labels = systemLabels.pendulum

describe('orbitTable', () => {
  it('has a column for each coordinate of each motion', () => {
    const truth = { times: [0, 1], states: [1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 9] }
    const hnn = { times: [0], states: [1, 2, 3, 4, 5, 6, 7, 8] }
    const { columns, rows } = orbitTable({ truth, hnn }, systemLabels['two-body'])
    expect(columns.slice(0, 5)).toEqual([
      'time t (s)',
      'truth: x1 (m)',
      'truth: x2 (m)',
      'truth: y1 (m)',
      'truth: y2 (m)',
    ])
    expect(columns.at(-1)).toBe('HNN: py2 (kg m/s)')
    expect(rows[1]).toEqual([1, 1, 2, 3, 4, 5, 6, 7, 9, ...new Array(8).fill(null)])
    expect(orbitTable({ truth: null }, systemLabels['two-body']).rows).toEqual([])
  })
})

describe('phaseTable', () => {
  const truth = { times: [0, 1, 2], states: [0, 1, 2, 3, 4, 5] }

  it('has a row for each time and two columns for each trajectory', () => {
    const hnn = { times: [0, 1, 2], states: [0, 1, 2.5, 3.5, Number.NaN, 0] }
    const { columns, rows } = phaseTable({ truth, hnn, baseline: null }, labels)
    expect(columns).toEqual([
      'time t (s)',
      'truth: angle q (rad)',
      'truth: angular momentum p (kg m²/s)',
      'HNN: angle q (rad)',
      'HNN: angular momentum p (kg m²/s)',
    ])
    expect(rows).toEqual([
      [0, 0, 1, 0, 1],
      [1, 2, 3, 2.5, 3.5],
      [2, 4, 5, null, null],
    ])
  })

  it('thins many rows evenly and keeps both ends', () => {
    const times = Array.from({ length: 101 }, (_, i) => i / 10)
    const long = { times, states: times.flatMap((time) => [time, -time]) }
    const { rows } = phaseTable({ truth: long }, labels, 11)
    expect(rows.map((row) => row[0])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  it('is empty without trajectories', () => {
    expect(phaseTable({}, labels).rows).toEqual([])
  })
})

describe('lossTable', () => {
  it('keeps every step at which a test loss was measured', () => {
    const x = Array.from({ length: 1000 }, (_, i) => i + 1)
    const { columns, rows } = lossTable(
      {
        baselineTrain: { x, y: x.map((step) => 1 / step) },
        baselineTest: { x: [137, 731], y: [0.5, 0.25] },
        noiseFloor: 0.04,
      },
      20,
    )
    expect(rows).toHaveLength(20)
    expect(columns).toHaveLength(6)
    expect(rows.find((row) => row[0] === 137)).toEqual([137, 1 / 137, null, 0.5, null, 0.04])
    expect(rows.map((row) => row[0])).toEqual([...rows.map((row) => row[0] as number)].sort((a, b) => a - b))
    expect(rows[0]?.[0]).toBe(1)
    expect(rows.at(-1)?.[0]).toBe(1000)
  })
})

describe('relationTable', () => {
  it('puts points in the order of the first quantity', () => {
    const points = { x: Float32Array.of(3, 1, 2), y: Float32Array.of(-3, -1, -2) }
    expect(relationTable(points, ['true energy (J)', 'learned H (J)'])).toEqual({
      caption: 'learned H (J) against true energy (J)',
      columns: ['true energy (J)', 'learned H (J)'],
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
    const table = timeTable('error', { baseline: { x, y: [0, 2, Number.NaN] }, hnn: { x, y: [0, 1, 2] } }, labels)
    expect(table.caption).toBe('Coordinate error (MSE) against time')
    expect(table.columns).toEqual(['time t (s)', 'baseline', 'HNN'])
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
