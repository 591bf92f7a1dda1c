import type { Acts } from '../state/playground'
import type { Experiment } from '../state/table'
import type { Target } from './targets'

/** The part of the playground's state that steps wait on. */
export interface Seen {
  experiment: Experiment
  /** by their names in the table */
  models: ReadonlyMap<string, unknown>
  /** Every model has learned this very experiment to the end. */
  trained: boolean
  /** how often what no setting tells was done */
  acts: Acts
}

/** Whether the reader has done what a step asks for, by the state now and by that in which the step began. */
export type Wait = (now: Seen, before: Seen) => boolean

export interface Step {
  /** what it speaks of: each has a ring around it, and the first is scrolled into view */
  at: readonly Target[]
  until: Wait
}

/** A lesson without its words, which stand in `words/<language>/<id>.json`; its file's name is its id. */
export interface Plan {
  /** where it stands among the others */
  place: number
  /** the experiment that it begins with; names its task */
  link: string
  steps: readonly Step[]
}

export interface LessonWords {
  title: string
  /** a text for each step; “{transport.play}” is the page's own word, in the reader's language */
  steps: readonly string[]
  question: string
  answer: string
}

/** A lesson as it is told in one language. */
export interface Lesson {
  id: string
  plan: Plan
  words: LessonWords
}
