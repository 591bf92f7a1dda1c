import type { Playground } from '../state/playground'
import type { Lesson, Seen, Step } from './lesson'
import { type Memory, type Progress, recalled, remember } from './progress'

/** A lesson that a reader is in: which step is at hand, and whether it has been done. Dispatches `change`. */
export class Tour extends EventTarget {
  readonly playground: Playground
  readonly #memory: Memory | null
  #lesson: Lesson
  #progress: Progress
  #before: Seen

  constructor(lesson: Lesson, playground: Playground, memory: Memory | null) {
    super()
    this.#lesson = lesson
    this.playground = playground
    this.#memory = memory
    this.#progress = recalled(memory, lesson.id)
    this.#before = seenIn(playground)
  }

  get lesson(): Lesson {
    return this.#lesson
  }

  get step(): number {
    return this.#progress.step
  }

  /** the step at hand; undefined at the question */
  get plan(): Step | undefined {
    return this.lesson.plan.steps[this.step]
  }

  get done(): boolean {
    return this.#progress.done.includes(this.step)
  }

  /** Another experiment than the lesson's is on the page. */
  get astray(): boolean {
    return this.playground.task.id !== new URLSearchParams(this.lesson.plan.link).get('task')
  }

  /** The link to set up: that of the beginning, or the experiment as it was left. */
  get link(): string {
    return this.#progress.query ?? this.lesson.plan.link
  }

  /** Begins to watch what the reader does; gives a function that ends it. */
  watch(): () => void {
    const look = () => this.#look()
    this.#before = seenIn(this.playground)
    this.playground.addEventListener('change', look)
    look()
    return () => this.playground.removeEventListener('change', look)
  }

  /** The same, in another language. */
  retell(lesson: Lesson): void {
    this.#lesson = lesson
    this.dispatchEvent(new Event('change'))
  }

  turnTo(step: number): void {
    this.#before = seenIn(this.playground)
    this.#become({ ...this.#progress, step })
    this.#look()
  }

  /** Keeps where the reader is; from the question, the lesson begins anew. */
  leave(): void {
    const ended = this.plan === undefined
    this.#become(ended ? { step: 0, done: [], query: null } : { ...this.#progress, query: this.playground.query })
  }

  #look(): void {
    if (this.done || this.astray || !this.plan?.until(seenIn(this.playground), this.#before)) return
    this.#become({ ...this.#progress, done: [...this.#progress.done, this.step] })
  }

  #become(progress: Progress): void {
    this.#progress = progress
    remember(this.#memory, this.lesson.id, progress)
    this.dispatchEvent(new Event('change'))
  }
}

function seenIn({ experiment, models, finished, isMade, acts }: Playground): Seen {
  return { experiment, models, trained: finished && isMade, acts }
}
