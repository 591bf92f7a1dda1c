import './language/valid-locale'
import type { Guide, LessonPlace } from './app/lessons/guide'
import { LessonsMenu } from './app/lessons/lessons-menu'
import { type Memory, recalled } from './app/lessons/progress'
import { takeDropped } from './app/shell/dropped'
import { LanguagePicker } from './app/shell/language-picker'
import { writePage } from './app/shell/page-words'
import { playBySpace } from './app/shell/space-key'
import { keepFocus } from './app/spoken/keep-focus'
import { KeysHelp } from './app/spoken/keys-help'
import { keepingOwn, ownOf, withOwn, withoutOwn } from './app/state/address'
import type { Playground } from './app/state/playground'
import { browserStore } from './app/state/runs/indexed-store'
import type { Entry, Place } from './app/state/runs/place'
import { defineElement } from './element/define'
import type { HnnPlayground } from './element/hnn-playground'
import { playgroundOf } from './element/page-playground'
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
const lessons: LessonPlace = {
  read: () => ownOf(address(), 'lesson'),
  write: (id) => write(withOwn(address(), 'lesson', id), place.entry()),
}
const memory = visitMemory()
const element = document.querySelector('hnn-playground') as HnnPlayground

/** Speaks the language of the address; what has been learned stays. */
async function retell(guide: Guide): Promise<void> {
  // An address that asks for none, such as one before a choice, leaves it as it is.
  const next = chosenLanguage(address(), [language()])
  if (next === language()) return
  await speak(next, navigator.languages)
  writePage()
  for (const each of document.querySelectorAll<LanguagePicker | LessonsMenu | KeysHelp>(
    'hnn-language, hnn-lessons, hnn-keys',
  ))
    each.requestUpdate()
  element.retell()
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
  const id = lessons.read()
  if (id === null || withoutOwn(address()) !== '') return
  const { linkOf } = await import('./app/lessons/all')
  write(keepingOwn(recalled(memory, id).query ?? linkOf(id), address()), place.entry())
}

function placeLessons(guide: Guide): void {
  const menu = new LessonsMenu()
  menu.addEventListener('lesson', (event) => void guide.open((event as CustomEvent<string>).detail))
  guide.addEventListener('left', () => menu.focus())
  document.querySelector('#lessons')?.replaceChildren(menu)
  document.querySelector('#keys')?.replaceChildren(new KeysHelp())
}

function placeLanguagePicker(guide: Guide): void {
  const picker = new LanguagePicker()
  picker.addEventListener('language', (event) => {
    write(withOwn(address(), 'lang', (event as CustomEvent<Language>).detail), place.entry())
    void retell(guide)
  })
  document.querySelector('#language')?.replaceChildren(picker)
}

/** What the whole window does for the playground that is its page. */
function open(playground: Playground, guide: Guide): void {
  // What stood in the element said why there was nothing yet.
  element.replaceChildren()
  addEventListener('popstate', () => {
    void playground.reopen()
    void retell(guide)
    void guide.turned()
  })
  setInterval(() => void playground.save(), 10_000)
  document.addEventListener('visibilitychange', () => void (document.hidden && playground.save()))
  addEventListener('beforeunload', (event) => {
    if (playground.wouldBeLost) event.preventDefault()
  })
  document.addEventListener('keydown', (event) => playBySpace(playground, event))
  takeDropped(playground)
  keepFocus(document.body)
  placeLanguagePicker(guide)
  placeLessons(guide)
}

// Words that don't come leave the page in English.
const spoken = speak(chosenLanguage(address(), navigator.languages), navigator.languages).catch(() => {})
const home = { place, lessons, memory, store: browserStore() }

// So that the page opens without a network. A page from a host without TLS can't have it, and does without.
if (import.meta.env.PROD && isSecureContext && 'serviceWorker' in navigator)
  addEventListener('load', () => void navigator.serviceWorker.register('./service-worker.js').catch(() => {}))

void spoken.then(writePage)
// What the element had in it guesses why nothing has begun: now it is known.
element.addEventListener('hnn-error', () => void (element.playground ?? element.replaceChildren()))
customElements.define('hnn-lessons', LessonsMenu)
customElements.define('hnn-keys', KeysHelp)
customElements.define('hnn-language', LanguagePicker)
defineElement(playgroundOf({ home, prepared: Promise.all([spoken, readLesson()]), opened: open }))
