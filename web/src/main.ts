import { prefersReducedMotion } from './app/look/theme'
import { defineElements } from './app/shell/elements'
import { PlaygroundView } from './app/shell/playground-view'
import { Playground } from './app/state/playground'
import { shippedModels } from './app/state/trained'
import { openCore, startEngine } from './engine/engine'

const place = {
  read: () => location.search || location.hash,
  write: (query: string) => history.replaceState(null, '', `?${query}`),
}
const room = document.querySelector('#playground')

openCore().then(
  ({ program, core }) => {
    const playground = new Playground(core, place, shippedModels, (eventsOf) => startEngine(program, eventsOf))
    // Training starts before anything is drawn, so that the first picture already learns.
    void playground.open(!prefersReducedMotion())
    addEventListener('popstate', () => void playground.reopen())
    // In a task of its own, after the messages of this one: drawing keeps this thread busy.
    setTimeout(() => {
      defineElements()
      const view = new PlaygroundView()
      view.playground = playground
      room?.replaceChildren(view)
    })
  },
  (error: unknown) => room?.replaceChildren(error instanceof Error ? error.message : String(error)),
)
