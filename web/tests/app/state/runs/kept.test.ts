import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Playground } from '../../../../src/app/state/playground'
import { differences, keptIn, withoutKept } from '../../../../src/app/state/runs/kept'
import { keptText } from '../../../../src/app/words/kept'
import type { View } from '../../../../src/engine/protocol'
import { core } from '../../fake-core'
import { checkpointAt, evaluation, FakeEngine } from '../../fake-engine'
import { FakePlace } from '../../fake-place'
import { defaultsNamed, table } from '../../table-fixture'

let engines: FakeEngine[]
let place: FakePlace
let playground: Playground

async function open(query: string): Promise<void> {
  engines = []
  place = new FakePlace(query)
  playground = new Playground(
    core,
    place,
    () => null,
    (eventsOf) => {
      const engine = new FakeEngine(eventsOf)
      engines.push(engine)
      return engine
    },
  )
  await playground.open(true)
}

const rollout = {
  times: Float64Array.of(0, 1),
  states: Float64Array.of(1, 0, 0, 1),
  energy: null,
  hamiltonian: null,
  leftAt: null,
  latent: null,
  back: null,
}
const view: View = {
  plane: null,
  field: null,
  fieldSpread: null,
  hamiltonian: null,
  rollout,
  truth: null,
  energyError: null,
  frames: null,
  refusal: null,
  truthRefusal: null,
}

function finish(engine = engines[0] as FakeEngine): void {
  for (const id of ['baseline', 'hnn']) {
    engine.checkpoints.set(id, checkpointAt(2000))
    engine.report(id, { step: 2000, phase: 'finished', evaluation: evaluation({ energyMse: 0.5 }), view })
  }
}

beforeEach(() => open('task=spring&seed=1'))

describe('a kept run', () => {
  it('is one that has finished', async () => {
    expect(playground.canKeep).toBe(false)
    await playground.keep()
    expect(playground.kept).toEqual([])
    finish()
    expect(playground.canKeep).toBe(true)
  })

  it('stays while another trains, named by what differs, and stands in the address', async () => {
    finish()
    await playground.keep()
    await playground.set('seed', '2')
    const [kept] = playground.kept
    expect(kept?.run?.models.get('hnn')?.state.evaluation?.energyMse).toBe(0.5)
    expect(kept && keptText(kept, playground)).toBe('Seed 1 → 2')
    expect(place.query).toBe('task=spring&seed=2&keep=task%3Dspring%26seed%3D1')
    playground.letGo(kept?.id ?? '')
    expect(playground.kept).toEqual([])
    expect(place.query).toBe('task=spring&seed=2')
  })

  it('stays when one goes back, and is one of three at most', async () => {
    finish()
    for (let i = 0; i < 4; i++) await playground.keep()
    expect(playground.kept).toHaveLength(3)
    expect(playground.canKeep).toBe(false)
    await playground.set('seed', '2')
    place.back()
    await playground.reopen()
    expect(playground.kept).toHaveLength(3)
    expect(place.query).toMatch(/^task=spring&seed=1&keep=/)
  })

  it('with weights from a file has no place in a link', async () => {
    await playground.loadWeights('hnn', new File([new Uint8Array(8)], 'w.safetensors'))
    finish()
    await playground.keep()
    expect(playground.kept).toHaveLength(1)
    expect(place.query).not.toContain('keep=')
  })

  it('of a link trains again, unseen, and then stands beside', async () => {
    await open('task=spring&seed=2&keep=task%3Dspring%26seed%3D1')
    expect(playground.experiment.seed).toBe(2)
    expect(playground.notice).toBeNull()
    expect(playground.kept).toMatchObject([{ run: null, experiment: { seed: 1 } }])
    await vi.waitFor(() => expect(engines[1]?.calls).toContain('play hnn'))
    finish(engines[1])
    await vi.waitFor(() => expect(playground.kept[0]?.run).not.toBeNull())
    expect(engines[1]?.workers).toEqual([])
    expect(place.query).toContain('keep=')
  })
})

describe('links', () => {
  it('name kept runs beside what the core reads', () => {
    const query = '?task=spring&keep=task%3Dspring%26seed%3D1&seed=2&keep=%&keep=a&keep=a&keep=b&keep=c'
    expect(withoutKept(query)).toBe('?task=spring&seed=2')
    expect(keptIn(query)).toEqual(['task=spring&seed=1', 'a', 'b'])
    expect(withoutKept('?keep=a')).toBe('')
  })
})

describe('what differs', () => {
  it('are the settings that have an effect in one of both', () => {
    const here = defaultsNamed('spring')
    expect(differences(table, { ...here, seed: 3, model: 'baseline' }, here)).toEqual([
      { setting: 'seed', there: 3, here: 0 },
    ])
    expect(differences(table, here, here)).toEqual([])
  })
})
