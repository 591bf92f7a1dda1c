import { describe, expect, it } from 'vitest'
import { lossCurves, timeCurves } from '../../../src/app/charts/curves'
import { castOf, sameCast } from '../../../src/app/state/cast'
import { untrained } from '../../../src/app/state/model-state'
import type { PlaygroundState } from '../../../src/app/state/playground-state'
import type { Rollout } from '../../../src/engine/protocol'
import { darkPalette, lightPalette } from '../../../src/plots'
import { defaultsNamed, table } from '../table-fixture'

const rollout = (changes: Partial<Rollout> = {}): Rollout => ({
  times: Float64Array.of(0, 1),
  states: Float64Array.of(1, 2, 3, 4),
  energy: Float64Array.of(5, 6),
  hamiltonian: null,
  leftAt: null,
  latent: null,
  back: null,
  ...changes,
})

function shown(models: Record<string, Rollout | null>, truth: Rollout | null = rollout(), settings = {}) {
  const states = Object.entries(models).map(([id, motion]) => [id, { ...untrained(), rollout: motion }] as const)
  const experiment = { ...defaultsNamed('spring'), ...settings }
  return { table, experiment, models: new Map(states), truth, scene: null, kept: [] } as unknown as PlaygroundState
}

const three = { dissipative: rollout({ hamiltonian: Float64Array.of(7, 8) }), baseline: rollout(), hnn: null }
const keysOf = (curves: readonly { role: { key: string } }[]) => curves.map(({ role }) => role.key)

describe('curves', () => {
  const playground = shown(three)
  const cast = castOf(playground, lightPalette)

  it('are the truth’s and those of all models, in their order', () => {
    expect(keysOf(timeCurves.energy(playground, cast))).toEqual(['truth', 'dissipative', 'baseline', 'hnn'])
    expect(keysOf(lossCurves(playground, cast).models)).toEqual(['dissipative', 'baseline', 'hnn'])
    expect(timeCurves.energy(playground, cast)[3]?.curve).toBeNull()
  })

  it('of the learned H are those of all models that have one', () => {
    const curves = timeCurves.hamiltonian(playground, cast)
    expect(keysOf(curves)).toEqual(['dissipative', 'hnn'])
    expect(curves[0]?.curve?.y).toEqual(Float64Array.of(7, 8))
  })

  it('of a kept run stand behind all others, pale, and are held against their own truth', () => {
    const state = { ...untrained(), rollout: rollout() }
    const truth = rollout({ states: Float64Array.of(0, 2, 3, 4) })
    const models = new Map([['baseline', { state, checkpoint: null }]])
    const run = { id: 'k', query: '', recording: null, playing: false, models, scene: null, truth }
    const kept = [{ id: 'k', query: '', experiment: { ...defaultsNamed('spring'), seed: 4 }, run }]
    const beside = { ...playground, kept } as unknown as PlaygroundState
    const cast = castOf(beside, lightPalette)
    const curves = timeCurves.error(beside, cast)
    expect(curves.map(({ role }) => role.label).at(-1)).toBe('baseline, seed 4')
    expect(curves.map(({ role }) => role.pale)).toEqual([undefined, undefined, undefined, true])
    expect(curves.at(-1)?.curve?.y).toEqual([0.5, 0])
    expect(lossCurves(beside, cast).models).toHaveLength(4)
    expect(sameCast(cast, castOf(playground, lightPalette))).toBe(false)
    const other = { ...beside, experiment: defaultsNamed('pendulum') } as unknown as PlaygroundState
    expect(castOf(other, lightPalette).kept).toEqual([])
  })

  it('are absent where no energy is known, or no truth', () => {
    const unknown = shown({ baseline: rollout({ energy: null }) }, null)
    const alone = castOf(unknown, lightPalette)
    expect(timeCurves.energy(unknown, alone).map(({ curve }) => curve)).toEqual([null, null])
    expect(timeCurves.error(unknown, alone)[0]?.curve).toBeNull()
  })

  it('have a band about them where the members of an ensemble part', () => {
    const spread = {
      states: Float64Array.of(0, 0, 1, 1),
      energy: Float64Array.of(0, 2),
      hamiltonian: Float64Array.of(0, 0.5),
    }
    const parted = shown({ hnn: rollout({ spread, hamiltonian: Float64Array.of(7, 8) }) })
    const all = (kind: keyof typeof timeCurves) => timeCurves[kind](parted, castOf(parted, lightPalette))
    const of = (kind: keyof typeof timeCurves) => all(kind).at(-1)?.curve?.band
    expect(of('hamiltonian')).toEqual({ low: Float64Array.of(7, 7.5), high: Float64Array.of(7, 8.5) })
    expect(of('error')).toEqual({ low: [0, 0], high: [0, 1] })
    expect(of('energy')).toEqual({ low: Float64Array.of(5, 4), high: Float64Array.of(5, 8) })
    expect(of('position')).toEqual({ low: Float64Array.of(1, 2), high: Float64Array.of(1, 4) })
    expect(timeCurves.energy(parted, castOf(parted, lightPalette))[0]?.curve?.band).toBeNull()
  })

  it('of the position are those of the first coordinate', () => {
    expect(timeCurves.position(playground, cast)[0]?.curve?.y).toEqual(Float64Array.of(1, 3))
  })
})

describe('the cast', () => {
  it('says that the truth is under the same solver', () => {
    const label = (settings: object) => castOf(shown(three, null, settings), lightPalette).truth.label
    expect(label({})).toBe('truth')
    expect(label({ truth: 'same-solver' })).toBe('truth, same solver')
  })

  it('is another with other models, another order, another truth, or other colours', () => {
    const cast = castOf(shown(three), lightPalette)
    expect(sameCast(cast, castOf(shown(three), lightPalette))).toBe(true)
    const reversed = Object.fromEntries(Object.entries(three).reverse())
    for (const other of [
      castOf(shown({ hnn: null }), lightPalette),
      castOf(shown(reversed), lightPalette),
      castOf(shown(three, null, { truth: 'same-solver' }), lightPalette),
      castOf(shown(three), darkPalette),
    ])
      expect(sameCast(cast, other)).toBe(false)
  })
})
