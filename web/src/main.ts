import { prefersReducedMotion } from './app/look/theme'
import { defineElements } from './app/shell/elements'
import { PlaygroundView } from './app/shell/playground-view'
import { coreTable } from './app/state/core-table'
import { Playground } from './app/state/playground'
import { shippedModels } from './app/state/trained'
import { startEngine } from './engine/engine'

const place = {
  read: () => location.search || location.hash,
  write: (query: string) => history.replaceState(null, '', `?${query}`),
}
let begun: Promise<void> = Promise.resolve()
const playground = new Playground(coreTable, place, shippedModels, (events) => {
  const engine = startEngine(events)
  begun = engine.begun
  return engine
})
// Training starts before anything is drawn, so that the first picture already learns.
void playground.open(!prefersReducedMotion())
addEventListener('popstate', () => void playground.reopen())

// Drawing keeps this thread busy, and the workers would wait for what it has to send them: they come first, unless the
// module takes its time on the network.
const longestWait = 150
const waited = new Promise<void>((resolve) => setTimeout(resolve, longestWait))
void Promise.race([begun, waited]).then(() =>
  // In a task of its own, after the messages of this one.
  setTimeout(draw),
)

function draw(): void {
  defineElements()
  const view = new PlaygroundView()
  view.playground = playground
  document.querySelector('#playground')?.replaceChildren(view)
}
