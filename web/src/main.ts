import './language/valid-locale'
import { prefersReducedMotion } from './app/look/theme'
import { defineElements } from './app/shell/elements'
import { LanguagePicker } from './app/shell/language-picker'
import { writePage } from './app/shell/page-words'
import { PlaygroundView } from './app/shell/playground-view'
import { Playground } from './app/state/playground'
import { browserStore } from './app/state/runs/indexed-store'
import type { Entry, Place } from './app/state/runs/place'
import { shippedModels } from './app/state/trained'
import { openCore, startEngine } from './engine/engine'
import { chosenLanguage, type Language, language, speak } from './language'
import { keepingLanguage, withLanguage, withoutLanguage } from './language/address'

const address = () => location.search || location.hash
const write = (query: string, entry: Entry | null) => history.replaceState(entry, '', `?${query}`)
const place: Place = {
  read: () => withoutLanguage(address()),
  entry: () => history.state as Entry | null,
  write: (query, entry) =>
    query === null ? history.replaceState(entry, '') : write(keepingLanguage(query, address()), entry),
  push: (query, entry) => history.pushState(entry, '', `?${keepingLanguage(query, address())}`),
  back: () => history.back(),
}
const room = document.querySelector('#playground')

/** The playground and what stands around it, in the language spoken now. */
function show(playground: Playground): void {
  writePage()
  const view = new PlaygroundView()
  view.playground = playground
  room?.replaceChildren(view)
}

/** Speaks the language of the address; what has been learned stays. */
async function retell(playground: Playground): Promise<void> {
  // An address that asks for none, such as one before a choice, leaves it as it is.
  const next = chosenLanguage(address(), [language()])
  if (next === language()) return
  await speak(next, navigator.languages)
  playground.retell()
  document.querySelector<LanguagePicker>('hnn-language')?.requestUpdate()
  show(playground)
}

function placeLanguagePicker(playground: Playground): void {
  const picker = new LanguagePicker()
  picker.addEventListener('language', (event) => {
    write(withLanguage(address(), (event as CustomEvent<Language>).detail), place.entry())
    void retell(playground)
  })
  document.querySelector('#language')?.replaceChildren(picker)
}

Promise.all([openCore(), speak(chosenLanguage(address(), navigator.languages), navigator.languages)]).then(
  ([{ program, core }]) => {
    const playground = new Playground(
      core,
      place,
      shippedModels,
      (eventsOf) => startEngine(program, eventsOf),
      browserStore(),
    )
    // Training starts before anything is drawn, so that the first picture already learns.
    void playground.open(!prefersReducedMotion())
    addEventListener('popstate', () => {
      void playground.reopen()
      void retell(playground)
    })
    setInterval(() => void playground.save(), 10_000)
    document.addEventListener('visibilitychange', () => void (document.hidden && playground.save()))
    addEventListener('beforeunload', (event) => {
      if (playground.wouldBeLost) event.preventDefault()
    })
    // In a task of its own, after the messages of this one: drawing keeps this thread busy.
    setTimeout(() => {
      defineElements()
      placeLanguagePicker(playground)
      show(playground)
    })
  },
  (error: unknown) => room?.replaceChildren(error instanceof Error ? error.message : String(error)),
)
