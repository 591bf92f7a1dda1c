import { coreTable } from './app/core-table'
import { defineElements } from './app/elements'
import { Playground } from './app/playground'
import { PlaygroundView } from './app/playground-view'
import { prefersReducedMotion } from './app/theme'
import { startEngine } from './engine/engine'

const place = {
  read: () => location.search || location.hash,
  write: (query: string) => history.replaceState(null, '', `?${query}`),
}
const playground = new Playground(coreTable, place, startEngine)
// Training starts before anything is drawn, so that the first picture already learns.
void playground.open(!prefersReducedMotion())
addEventListener('popstate', () => void playground.reopen())

// In a task of its own: the workers are on their way by then.
setTimeout(() => {
  defineElements()
  const view = new PlaygroundView()
  view.playground = playground
  document.querySelector('#playground')?.replaceChildren(view)
})
