import { describe, expect, it } from 'vitest'
import { untrained, withView } from '../../../src/app/state/model-state'
import type { FramesView, View } from '../../../src/engine/protocol'

describe('a view of a model that sees frames', () => {
  const seen = (truth: Uint8Array | null): View => ({
    plane: { qMin: 0, qMax: 1, pMin: 0, pMax: 1 },
    field: new Float32Array(2),
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
