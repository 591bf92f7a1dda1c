import { describe, expect, it } from 'vitest'
import { labelsOf, learnedUnit, squaredUnit } from '../../../src/app/state/labels'
import { isPlane, lookRequest, pointOf, sceneOf, startStateOf, withPoint } from '../../../src/app/state/scene'
import type { Experiment } from '../../../src/app/state/table'
import { modelNamed } from '../../../src/app/state/table'
import type { Dataset } from '../../../src/engine/protocol'
import { FakeTrainer, FakeWorld } from '../../engine/fake-hnn'
import { defaultsNamed, table, taskNamed } from '../table-fixture'

const hnn = modelNamed(table, 'hnn')
const small = new FakeTrainer(new FakeWorld(), {}).dataset()

/** Of several degrees of freedom, each state the same. */
function datasetAt(state: readonly number[]): Dataset {
  const samples = {
    trajectories: 1,
    first: Uint32Array.of(0, 2),
    t: Float64Array.of(0, 1),
    x: Float32Array.from([...state, ...state]),
    dxdt: new Float32Array(2 * state.length),
  }
  const dimension = state.length
  return { ...small, dimension, train: samples, test: samples, start: Float64Array.from(state) }
}

describe('a plane', () => {
  const scene = sceneOf(taskNamed('spring'), small)
  const look = (changes: Experiment, model = hnn) =>
    lookRequest(table, { ...defaultsNamed('spring'), ...changes }, scene, model)

  it('has the field and the contours of the state', () => {
    expect(look({})).toMatchObject({ plane: scene.view, energy: true })
    expect(look({}, modelNamed(table, 'baseline')).energy).toBe(false)
  })

  it('is asked for as many points as a smooth line needs', () => {
    expect(look({ until: 20 }).rollout.points).toBe(401)
    expect(look({ until: 5 }).rollout.points).toBe(201)
    expect(look({ until: 1000 }).rollout.points).toBe(2001)
  })

  it('adds energy, unless the motion ends before', () => {
    const pushed = (until: number) => look({ pushes: '0.5@5,-1@8', until }).rollout.pushes
    expect(pushed(20)).toBe('0.5@5,-1@8')
    expect(pushed(6)).toBe('0.5@5')
    expect(pushed(4)).toBe('')
    expect(look({ pushes: '0.5@5' }, modelNamed(table, 'dissipative')).rollout.pushes).toBe('')
  })
})

describe('frames', () => {
  it('have one state for each', () => {
    const experiment = { ...defaultsNamed('pixel-pendulum'), until: 100 }
    const scene = sceneOf(taskNamed('pixel-pendulum'), small)
    expect(lookRequest(table, experiment, scene, hnn).rollout.points).toBe(101)
  })
})

describe('bodies', () => {
  const start = [1, -1, 0.5, -0.5, 0, 0.25, 0, -0.25]
  const scene = sceneOf(taskNamed('two-body'), datasetAt(start))
  const from = (state: number[]) => ({ ...defaultsNamed('two-body'), from: state })

  it('have a square plane about the origin that holds the data', () => {
    const { qMin, qMax, pMin, pMax } = scene.view
    expect([qMin, pMin, pMax]).toEqual([-qMax, -qMax, qMax])
    expect(qMax).toBeGreaterThan(1)
  })

  it('are asked for motions from all coordinates of the start, and for nothing else', () => {
    const moved = start.map((value) => value / 2)
    expect(lookRequest(table, from([]), scene, hnn).rollout.from).toEqual(start)
    const request = lookRequest(table, from(moved), scene, hnn)
    expect(request.rollout.from).toEqual(moved)
    expect(request.plane).toBeNull()
  })

  it('start at the first test state where the chosen one has another number of coordinates', () => {
    expect(startStateOf(from([1, 2]), scene)).toEqual(start)
  })
})

describe('a state of several degrees of freedom', () => {
  const state = [1, 2, 3, -1, -2, -3]

  it('is shown one pair at a time, in a view of its own', () => {
    const scene = sceneOf(taskNamed('own-data'), datasetAt(state), 2)
    expect(pointOf(state, scene.plane)).toEqual({ q: 3, p: -3 })
    expect(scene.view.qMin).toBeLessThan(3)
    expect(scene.view.qMax).toBeGreaterThan(3)
    expect(scene.view.qMin).toBeGreaterThan(1)
    expect(isPlane(scene)).toBe(false)
  })

  it('is drawn as often as can be told apart, whole states over all of the data', () => {
    const dataset = datasetAt(state)
    const x = Float32Array.from({ length: 6 * 10_000 }, (_, i) => Math.floor(i / 6) + (i % 6) / 10)
    const many = { ...dataset, train: { ...dataset.train, x } }
    const { train, test } = sceneOf(taskNamed('own-data'), many).drawn
    expect(test).toBe(dataset.test.x)
    expect(train.length).toBeLessThan(20_000)
    expect(train.length % 6).toBe(0)
    expect([...train.subarray(0, 2)]).toEqual([x[0], x[1]])
    const last = train.length - 6
    expect(train[last]).toBeGreaterThan(9900)
    expect((train[last + 3] as number) - (train[last] as number)).toBeCloseTo(0.3, 2)
  })

  it('moves in that pair alone', () => {
    expect(withPoint(state, { dimension: 6, k: 1 }, { q: 9, p: 8 })).toEqual([1, 9, 3, -1, 8, -3])
  })
})

describe('labels', () => {
  it('are the task’s, or the file’s where it decides', () => {
    const own = { ...datasetAt([1, 0]), coordinates: [{ name: 'angle', symbol: 'α', unit: '°' }] }
    expect(labelsOf(taskNamed('spring'), null).coordinates[0]).toMatchObject({ symbol: 'q', unit: 'm' })
    expect(labelsOf(taskNamed('own-data'), sceneOf(taskNamed('own-data'), own)).coordinates[0]?.symbol).toBe('α')
  })

  it('name units only where there are any', () => {
    expect(learnedUnit(labelsOf(taskNamed('spring'), null))).toBe('J')
    expect(learnedUnit(labelsOf(taskNamed('own-data'), null))).toBe('')
    expect(learnedUnit(labelsOf(taskNamed('pixel-pendulum'), null))).toBe('own units')
  })

  it('square them', () => {
    const squared = (unit: string) => squaredUnit({ name: '', symbol: '', unit })
    expect(['J', 'rad²/s²', 'kg m', ''].map(squared)).toEqual(['J²', '(rad²/s²)²', '(kg m)²', ''])
  })
})
