import { describe, expect, it } from 'vitest'
import { untrained, withReport, withView } from '../../../src/app/state/model-state'
import type { FramesView, Report, View } from '../../../src/engine/protocol'

describe('a view of a model that sees frames', () => {
  const seen = (truth: Uint8Array | null): View => ({
    plane: { qMin: 0, qMax: 1, pMin: 0, pMax: 1 },
    field: new Float32Array(2),
    fieldSpread: null,
    hamiltonian: null,
    rollout: {
      times: Float64Array.of(0),
      states: new Float64Array(2),
      energy: Float64Array.of(0),
      hamiltonian: null,
      leftAt: null,
      latent: new Float64Array(2),
      back: null,
    },
    truth: null,
    frames: { truth } as FramesView,
    energyError: 0.5,
    refusal: null,
    truthRefusal: null,
  })

  it('keeps the frames of the truth until there are others', () => {
    const first = withView(untrained(), seen(Uint8Array.of(1)))
    expect(withView(first, seen(null)).frames?.truth).toEqual(Uint8Array.of(1))
    expect(withView(first, seen(Uint8Array.of(2))).frames?.truth).toEqual(Uint8Array.of(2))
  })

  it('has no motion where it was refused', () => {
    const refused = withView(untrained(), { ...seen(null), rollout: null, refusal: 'No.' })
    expect(refused).toMatchObject({ rollout: null, refusal: 'No.', energyError: 0.5 })
  })
})

it('losses have the band of an ensemble’s members, where they come with one', () => {
  const points = (...values: number[]) => ({
    steps: Float64Array.from(values, (_, i) => i),
    values: Float64Array.from(values),
  })
  const report = {
    step: 2,
    phase: 'training',
    msPerStep: 1,
    view: null,
    evaluation: null,
    trainLoss: points(4, 3),
  } as const
  const testLoss = { ...points(5), low: Float64Array.of(4), high: Float64Array.of(6) }
  const state = withReport(untrained(), { ...report, testLoss } satisfies Report)
  expect(state.testLoss).toEqual({ x: [0], y: [5], band: { low: [4], high: [6] } })
  expect(state.trainLoss.band).toEqual({ low: [], high: [] })
})
