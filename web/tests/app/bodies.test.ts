import { describe, expect, it } from 'vitest'
import { lookRequest, sceneOf, startOf, startStateOf } from '../../src/app/state/scene'
import type { Experiment } from '../../src/app/state/table'
import { makingText } from '../../src/app/words/making'
import { moment, vectorText } from '../../src/app/words/numbers'
import type { Dataset } from '../../src/engine/protocol'
import { table } from './table-fixture'

const start = [1, -1, 0.5, -0.5, 0, 0.25, 0, -0.25]
const samples = {
  trajectories: 1,
  points: 2,
  t: Float64Array.of(0, 1),
  x: Float32Array.from([...start, ...start]),
  dxdt: new Float32Array(16),
}
const dataset: Dataset = {
  source: 'simulated',
  dimension: 8,
  train: samples,
  test: samples,
  start: Float64Array.from(start),
  noiseFloor: 0,
}
const experiment = (from: number[]): Experiment => ({ task: 'two-body', from, until: 25, integrator: 'dopri5' })

describe('a task with bodies', () => {
  const scene = sceneOf(dataset)

  it('has a square plane about the origin that holds its data', () => {
    const { qMin, qMax, pMin, pMax } = scene.view
    expect([qMin, pMin, pMax]).toEqual([-qMax, -qMax, qMax])
    expect(qMax).toBeGreaterThan(1)
  })

  it('asks for motions from all coordinates of the start, and for nothing else', () => {
    const moved = start.map((value) => value / 2)
    expect(lookRequest(experiment([]), scene, null).rollout.from).toEqual(start)
    const request = lookRequest(experiment(moved), scene, null)
    expect(request.rollout.from).toEqual(moved)
    expect([request.field.length, request.hamiltonian.length]).toEqual([0, 0])
  })

  it('takes the first test state for a start with the wrong number of coordinates', () => {
    expect(startStateOf(experiment([1, 2]), scene)).toEqual(start)
    expect(startOf(experiment([]), null)).toBeNull()
  })
})

describe('what is written beside a plane', () => {
  it('is a vector of fixed width, without a negative zero', () => {
    expect(vectorText({ x: 0.254, y: -1.068 })).toBe('(0.25, −1.07)')
    expect(vectorText({ x: -0.001, y: 0 })).toBe('(0.00, 0.00)')
    expect(vectorText({ x: 123456, y: Number.NaN })).not.toContain('NaN')
  })

  it('is the moment of a collision or a blow-up', () => {
    expect(moment(12.3456)).toBe('at t = 12.3 s')
  })
})

describe('while data are made', () => {
  const settings = [
    ...table.settings,
    {
      name: 'trajectories',
      group: 'data' as const,
      help: '',
      unit: '',
      type: 'integer' as const,
      tasks: ['two-body'],
    },
  ]

  it('it is said how many', () => {
    const made = { task: 'two-body', trajectories: 5000, points: 20 }
    expect(makingText({ ...table, settings }, made)).toBe('Making the data: 5,000 motions of 20 points…')
    expect(makingText({ ...table, settings }, { ...made, task: 'real-pendulum' })).not.toMatch(/\d/)
  })
})
