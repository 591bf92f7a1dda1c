import './language/valid-locale'
import { Guide, type LessonPlace } from './app/lessons/guide'
import { LessonsMenu } from './app/lessons/lessons-menu'
import { type Memory, recalled } from './app/lessons/progress'
import { prefersReducedMotion } from './app/look/theme'
import { defineElements } from './app/shell/elements'
import { LanguagePicker } from './app/shell/language-picker'
import { writePage } from './app/shell/page-words'
import { PlaygroundView } from './app/shell/playground-view'
import { keepFocus } from './app/spoken/keep-focus'
import { KeysHelp } from './app/spoken/keys-help'
import { keepingOwn, ownOf, withOwn, withoutOwn } from './app/state/address'
import { Playground } from './app/state/playground'
import { browserStore } from './app/state/runs/indexed-store'
import type { Entry, Place } from './app/state/runs/place'
import { shippedModels } from './app/state/trained'
import { failureText } from './app/words/failures'
import { openCore, startEngine } from './engine/engine'
import { chosenLanguage, type Language, language, speak } from './language'

const address = () => location.search || location.hash
const write = (query: string, entry: Entry | null) => history.replaceState(entry, '', `?${query}`)
const place: Place = {
  read: () => withoutOwn(address()),
  entry: () => history.state as Entry | null,
  write: (query, entry) =>
    query === null ? history.replaceState(entry, '') : write(keepingOwn(query, address()), entry),
  push: (query, entry) => history.pushState(entry, '', `?${keepingOwn(query, address())}`),
  back: () => history.back(),
}
const lessonPlace: LessonPlace = {
  read: () => ownOf(address(), 'lesson'),
  write: (id) => write(withOwn(address(), 'lesson', id), place.entry()),
}
const memory = visitMemory()
const room = document.querySelector('#playground')

/** The playground and what stands around it, in the language spoken now. */
function show(playground: Playground, guide: Guide): void {
  writePage()
  const view = new PlaygroundView()
  view.playground = playground
  view.guide = guide
  room?.replaceChildren(view)
}

/** In place of the playground. */
function say(sentence: string): void {
  writePage()
  const paragraph = document.createElement('p')
  paragraph.className = 'failure'
  paragraph.setAttribute('role', 'alert')
  paragraph.textContent = sentence
  room?.replaceChildren(paragraph)
}

/** Speaks the language of the address; what has been learned stays. */
async function retell(playground: Playground, guide: Guide): Promise<void> {
  // An address that asks for none, such as one before a choice, leaves it as it is.
  const next = chosenLanguage(address(), [language()])
  if (next === language()) return
  await speak(next, navigator.languages)
  playground.retell()
  for (const element of document.querySelectorAll<LanguagePicker | LessonsMenu | KeysHelp>(
    'hnn-language, hnn-lessons, hnn-keys',
  ))
    element.requestUpdate()
  show(playground, guide)
  await guide.turned()
}

/** Null where the browser keeps nothing for a page. */
function visitMemory(): Memory | null {
  try {
    return sessionStorage
  } catch {
    return null
  }
}

/** An address with nothing but a lesson in it is that lesson's experiment. */
async function readLesson(): Promise<void> {
  const id = lessonPlace.read()
  if (id === null || withoutOwn(address()) !== '') return
  const { linkOf } = await import('./app/lessons/all')
  write(keepingOwn(recalled(memory, id).query ?? linkOf(id), address()), place.entry())
}

/** The first step of a lesson leaves it to the reader to begin. */
function playsAtOnce(): boolean {
  const id = lessonPlace.read()
  return !prefersReducedMotion() && (id === null || recalled(memory, id).step > 0)
}

function placeLessons(guide: Guide): void {
  const menu = new LessonsMenu()
  menu.addEventListener('lesson', (event) => void guide.open((event as CustomEvent<string>).detail))
  guide.addEventListener('left', () => menu.focus())
  document.querySelector('#lessons')?.replaceChildren(menu)
  document.querySelector('#keys')?.replaceChildren(new KeysHelp())
}

function placeLanguagePicker(playground: Playground, guide: Guide): void {
  const picker = new LanguagePicker()
  picker.addEventListener('language', (event) => {
    write(withOwn(address(), 'lang', (event as CustomEvent<Language>).detail), place.entry())
    void retell(playground, guide)
  })
  document.querySelector('#language')?.replaceChildren(picker)
}

// Words that don't come leave the page in English.
const spoken = speak(chosenLanguage(address(), navigator.languages), navigator.languages).catch(() => {})

// So that the page opens without a network. A page from a host without TLS can't have it, and does without.
if (import.meta.env.PROD && isSecureContext && 'serviceWorker' in navigator)
  addEventListener('load', () => void navigator.serviceWorker.register('./service-worker.js').catch(() => {}))

Promise.all([openCore(), spoken, readLesson()]).then(
  ([{ program, core }]) => {
    const playground = new Playground(
      core,
      place,
      shippedModels,
      (eventsOf) => startEngine(program, eventsOf),
      browserStore(),
    )
    // Training starts before anything is drawn, so that the first picture already learns.
    void playground.open(playsAtOnce())
    const guide = new Guide(playground, lessonPlace, memory)
    addEventListener('popstate', () => {
      void playground.reopen()
      void retell(playground, guide)
      void guide.turned()
    })
    setInterval(() => void playground.save(), 10_000)
    document.addEventListener('visibilitychange', () => void (document.hidden && playground.save()))
    addEventListener('beforeunload', (event) => {
      if (playground.wouldBeLost) event.preventDefault()
    })
    // In a task of its own, after the messages of this one: drawing keeps this thread busy.
    setTimeout(() => {
      defineElements()
      keepFocus()
      placeLanguagePicker(playground, guide)
      placeLessons(guide)
      show(playground, guide)
      void guide.turned()
    })
  },
  (error: unknown) => void spoken.then(() => say(failureText(error))),
)
