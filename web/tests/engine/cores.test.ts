import { expect, it } from 'vitest'
import { Cores } from '../../src/engine/cores'

it('gives each model a core of its own while there are any, then the one with the fewest', () => {
  const cores = new Cores(2)
  const [baseline, hnn, dissipative] = ['baseline', 'hnn', 'dissipative'].map((id) => cores.join(id)[0])
  expect(baseline).not.toBe(hnn)
  expect(dissipative).toBe(baseline)
  expect(cores.join('separable')[0]).toBe(hnn)
})

it('lets a model take its turn on any core', () => {
  const cores = new Cores(3)
  cores.join('baseline')
  expect(new Set(cores.join('hnn')).size).toBe(3)
})

it('gives the place of a model that has left to the next', () => {
  const cores = new Cores(2)
  cores.join('baseline')
  const core = cores.join('hnn')
  cores.leave('hnn')
  expect(cores.join('separable')).toEqual(core)
})
