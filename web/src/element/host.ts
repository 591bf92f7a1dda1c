import { html, LitElement, nothing } from 'lit'
import { Guide } from '../app/lessons/guide'
import { prefersReducedMotion } from '../app/look/theme'
import { PlaygroundView } from '../app/shell/playground-view'
import { keepFocus } from '../app/spoken/keep-focus'
import { browserFrames, MotionClock } from '../app/state/motion-clock'
import { Playground } from '../app/state/playground'
import { shippedModels } from '../app/state/trained'
import { failureText } from '../app/words/failures'
import { type Engine, openCore, startEngine } from '../engine/engine'
import { elementStyles } from './element-styles'
import { giveKeysBack } from './escape'
import { Herald } from './herald'
import { type Home, homeInPage } from './home'
import { defineInner, neededFor } from './inner'
import { type Options, readOptions } from './options'
import { speakFor } from './speaking'
import { groupNamed, leaveGroup } from './sync'

/** The life of a playground in a page: it begins when it is seen, rests while it is not, and goes with its element. */
export abstract class PlaygroundHost extends LitElement {
  /** @internal */
  static override styles = elementStyles
  #playground: Playground | null = null
  #guide: Guide | null = null
  #engine: Engine | null = null
  #view: PlaygroundView | null = null
  #clock: MotionClock | null = null
  #group: string | null = null
  /** @internal */
  protected readonly herald = new Herald(this)
  #options: Options | null = null
  /** why nothing can begin */
  #failure: string | null = null
  /** @internal */
  protected begun = false
  #isSeen = false
  /** @internal what to begin with instead of the attributes: what was shown before it was taken out of the page */
  protected query: string | null = null
  #ending: (() => void)[] = []

  /**
   * The whole state, for what stands around it on the same page; null before it is there.
   * @internal
   */
  get playground(): Playground | null {
    return this.#playground
  }

  /** @internal */
  get guide(): Guide | null {
    return this.#guide
  }

  /** @internal */
  override connectedCallback(): void {
    super.connectedCallback()
    if (this.begun || this.#ending.length > 0) return
    this.#options = readOptions((name) => this.getAttribute(name))
    const observer = new IntersectionObserver((entries) => this.#see(entries.at(-1)?.isIntersecting ?? false))
    observer.observe(this)
    this.#ending = [() => observer.disconnect()]
    if (!this.isPage) this.#ending.push(keepFocus(this), giveKeysBack(this))
    if (this.#options.play === 'load') this.begin()
  }

  /**
   * One that is moved within a page stays; one that is gone gives back its workers and its memory.
   * @internal
   */
  override disconnectedCallback(): void {
    super.disconnectedCallback()
    queueMicrotask(() => {
      if (!this.isConnected) this.#end()
    })
  }

  /** @internal */
  override render() {
    const refused = [...(this.#options?.refusals.values() ?? []), ...this.herald.refusals(this.#isFull)]
    const [sentence] = this.#failure === null ? refused : [this.#failure]
    return html`${sentence === undefined ? nothing : html`<p class="error" part="error" role="alert">${sentence}</p>`}
      ${this.#failure === null ? this.#view : nothing}${this.#view && this.#failure === null ? nothing : html`<slot></slot>`}`
  }

  /** @internal What it has around it; of a page that is a playground: its address, its history and its store. */
  protected home(): Home {
    return homeInPage(
      this.query ?? this.attributesQuery,
      this.getAttribute('lesson'),
      () => void this.#playground?.reopen(),
    )
  }

  /** @internal Whether it is the page itself. */
  protected get isPage(): boolean {
    return false
  }

  /** @internal The playground begins: the words it needs are there by then. */
  protected async speak(): Promise<void> {
    await speakFor(this, () => this.retell())
  }

  /**
   * Says everything in the language spoken now.
   * @internal
   */
  retell(): void {
    const playground = this.#playground
    if (!playground || !this.#view) return
    playground.retell()
    this.#show(playground)
  }

  get #isFull(): boolean {
    return this.#options?.controls === 'full' && this.#options.parts.has('settings')
  }

  /** @internal The link that its attributes say. */
  protected abstract get attributesQuery(): string

  #see(isSeen: boolean): void {
    this.#isSeen = isSeen
    if (isSeen) this.begin()
    this.#rest()
  }

  /** Nobody sees it: it draws nothing, and unless it was to train with the page, its networks rest. */
  #rest(): void {
    this.#clock?.see(this, this.#isSeen)
    this.#engine?.hold(!this.#isSeen && this.#options?.play !== 'load')
  }

  /** @internal Nothing else is waited for. */
  protected begin(): void {
    if (this.begun) return
    this.begun = true
    this.herald.refuse(this.#options?.refusals ?? new Map())
    this.#open().catch((error: unknown) => this.#fail(failureText(error)))
  }

  async #open(): Promise<void> {
    const inner = defineInner(this.#options ? neededFor(this.#options) : [])
    inner.catch(() => {}) // asked below
    const [{ program, core }] = await Promise.all([openCore(), this.speak(), this.#readLesson()])
    if (!this.isConnected || this.#playground) return
    const home = this.home()
    const { place, store, lessons, memory } = home
    const start = (eventsOf: Parameters<typeof startEngine>[1]) => {
      const engine = startEngine(program, eventsOf)
      this.#engine ??= engine
      return engine
    }
    const playground = new Playground(core, place, shippedModels, start, store)
    this.#playground = playground
    this.#guide = new Guide(playground, lessons, memory)
    this.herald.watch(playground)
    this.#join(playground)
    if (!prefersReducedMotion()) this.#clock?.run()
    this.#rest()
    // Training starts before anything is drawn, so that the first picture already learns.
    void playground.open(this.plays)
    let { view } = playground.task
    playground.addEventListener('change', () => {
      if (playground.task.view === view) return
      view = playground.task.view
      void this.#define([view])
    })
    await Promise.all([inner, defineInner([view])])
    // In a task of its own, after the messages of this one: drawing keeps this thread busy.
    setTimeout(() => {
      if (this.#playground !== playground) return
      this.#show(playground)
      void this.#guide?.turned()
      this.opened(playground)
    })
  }

  /** Something else is to be shown. */
  async #define(needed: Parameters<typeof defineInner>[0]): Promise<void> {
    await defineInner(needed).catch((error: unknown) => this.#fail(failureText(error)))
  }

  /** With nothing said but a lesson it is that lesson's experiment. */
  async #readLesson(): Promise<void> {
    const id = this.getAttribute('lesson')
    if (id === null || this.query !== null || this.attributesQuery !== '') return
    const { linkOf } = await import('../app/lessons/all')
    this.query = linkOf(id)
  }

  /** @internal Whether it begins to train by itself. */
  protected get plays(): boolean {
    return this.#options?.play !== 'click' && this.getAttribute('lesson') === null && !prefersReducedMotion()
  }

  /** @internal It is drawn from now on. */
  protected opened(_playground: Playground): void {}

  #show(playground: Playground): void {
    const view = new PlaygroundView()
    view.setAttribute('part', 'view')
    view.setAttribute('exportparts', 'lead, stage, curves, settings, figures, text, transport, exchange')
    view.playground = playground
    view.guide = this.#guide as Guide
    view.clock = this.#clock as MotionClock
    view.display = this.#display
    this.#view = view
    this.requestUpdate()
  }

  get #display() {
    const { controls, parts } = this.#options as Options
    return { controls, parts, address: this.isPage ? `${location.origin}${location.pathname}` : null }
  }

  #join(playground: Playground): void {
    this.#group = this.getAttribute('sync')
    const group = this.#group === null ? null : groupNamed(this.#group)
    group?.join(playground)
    this.#clock = group?.clock ?? new MotionClock(browserFrames)
  }

  /** @internal An attribute that is no setting is another. */
  protected turned(name: string): void {
    this.#options = readOptions((each) => this.getAttribute(each))
    this.herald.refuse(this.#options.refusals)
    const playground = this.#playground
    if (playground && this.#view) {
      if (name === 'sync') {
        this.#leave(playground)
        this.#join(playground)
        if (!prefersReducedMotion()) this.#clock?.run()
        this.#show(playground)
      } else if (name === 'lesson') {
        const id = this.getAttribute('lesson')
        if (id === null) this.#guide?.leave()
        else void this.#guide?.open(id)
      } else if (name === 'lang') void this.speak()
    }
    void this.#define(neededFor(this.#options)).then(() => {
      if (this.#view) this.#view.display = this.#display
    })
    this.#rest()
    this.requestUpdate()
  }

  #leave(playground: Playground): void {
    this.#clock?.leave(this)
    if (this.#group !== null) leaveGroup(this.#group, playground)
  }

  #fail(sentence: string): void {
    this.#failure = sentence
    this.herald.fail(sentence)
    this.requestUpdate()
  }

  #end(): void {
    const playground = this.#playground
    for (const end of this.#ending) end()
    this.#ending = []
    if (playground) {
      this.query = playground.query
      this.#leave(playground)
      playground.dispose()
    }
    this.herald.end()
    this.#playground = null
    this.#guide = null
    this.#engine = null
    this.#view = null
    this.#clock = null
    this.begun = false
    this.#failure = null
    this.requestUpdate()
  }
}
