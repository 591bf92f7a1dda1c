import createHnn, { type Hnn, type Settings } from '@wasm/hnn.mjs'
import { expect, it } from 'vitest'
import { follow } from '../../src/engine/follow'
import { Link } from '../../src/engine/link'
import { closing } from './followers'

const experiment = (seed: number): Settings => ({ task: 'two-body', model: 'hnn', trajectories: 20, points: 5, seed })

it('has the answers to what it asked alone, where links of before left a follower that was still loading', async () => {
  const { port1: port, port2: theirs } = new MessageChannel()
  closing([port, theirs])
  let loaded: (hnn: Hnn) => void = () => {}
  const loading = new Promise<Hnn>((resolve) => {
    loaded = resolve
  })
  follow(theirs, () => loading)
  // Each leaves as soon as it is answered, with something asked for; the next takes its place at the port.
  const answer = new Promise<Uint8Array>((resolve) => {
    const begin = (seed: number) => {
      const link = new Link(port, { making: experiment(seed) }, () => {
        const asked = link.ask<Uint8Array>({ part: 0 })
        if (seed === 4) return void asked.then(resolve)
        link.leave()
        begin(seed + 1)
      })
      return link
    }
    begin(0).leave()
    begin(1).leave()
    begin(2)
  })
  const hnn = await createHnn()
  loaded(hnn)
  const making = new hnn.Making(experiment(4))
  expect(await answer).toEqual(making.makePart(0))
  making.delete()
})
