import { language } from '../../language'
import type { Playground } from '../state/playground'
import type { Memory } from './progress'
import type { Tour } from './tour'

/** The place of `lesson=` in the page's address. */
export interface LessonPlace {
  read(): string | null
  write(id: string | null): void
}

/**
 * Leads into lessons and out of them: the address says which. What they consist of is fetched with the first. Dispatches
 * `change`, and `opened` and `left` where the reader asked for it.
 */
export class Guide extends EventTarget {
  readonly #playground: Playground
  readonly #place: LessonPlace
  readonly #memory: Memory | null
  #tour: Tour | null = null
  #end = () => {}

  constructor(playground: Playground, place: LessonPlace, memory: Memory | null) {
    super()
    this.#playground = playground
    this.#place = place
    this.#memory = memory
  }

  get tour(): Tour | null {
    return this.#tour
  }

  /** Opens a lesson where it was left, with the experiment that was there. */
  async open(id: string): Promise<void> {
    const tour = await this.#tourOf(id)
    if (!tour) return
    this.#tour?.leave()
    this.#become(null)
    await this.setUp(tour)
    this.#place.write(id)
    this.#become(tour)
    this.dispatchEvent(new Event('opened'))
  }

  /** Makes the lesson's experiment. Its first step leaves it to the reader to begin. */
  async setUp(tour: Tour): Promise<void> {
    await this.#playground.follow(tour.link, tour.step > 0)
  }

  leave(): void {
    this.#tour?.leave()
    this.#place.write(null)
    this.#become(null)
    this.dispatchEvent(new Event('left'))
  }

  /** The address names another lesson, or the page another language. */
  async turned(): Promise<void> {
    const id = this.#place.read()
    if (id !== null && id === this.#tour?.lesson.id) {
      const told = await this.#tourOf(id)
      if (told) this.#tour.retell(told.lesson)
      return
    }
    this.#become(id === null ? null : await this.#tourOf(id))
    if (id !== null && !this.#tour) this.#place.write(null)
  }

  async #tourOf(id: string): Promise<Tour | null> {
    const { lessonsIn, Tour } = await import('./all')
    const lesson = (await lessonsIn(language())).find((each) => each.id === id)
    return lesson ? new Tour(lesson, this.#playground, this.#memory) : null
  }

  #become(tour: Tour | null): void {
    this.#end()
    this.#tour = tour
    this.#end = tour ? this.#listen(tour) : () => {}
    this.#changed()
  }

  #listen(tour: Tour): () => void {
    tour.addEventListener('change', this.#changed)
    const end = tour.watch()
    return () => {
      tour.removeEventListener('change', this.#changed)
      end()
    }
  }

  readonly #changed = (): void => {
    this.dispatchEvent(new Event('change'))
  }
}
