import type { Playground } from '../state/playground'
import { modelNamed, type Task } from '../state/table'
import { listed } from './counts'
import { rough } from './numbers'
import { allEvaluated, type Figure, figureOf } from './situation'

/** What an energy error was taken over. */
export function overText({ has_law }: Task, figure: Figure | undefined): string {
  if (figure?.over !== 'test motions') return 'along the motion shown'
  return has_law ? 'over the test motions' : 'along the test part of the recording'
}

/** What the figures were made with: one sentence, or several where models were solved in different ways. */
export function solverTexts({ models, table, task }: Playground): string[] {
  if (!task.energy || !allEvaluated(models)) return []
  const bySolver = new Map<string, string[]>()
  for (const [id, { evaluation }] of models) {
    const solver = evaluation?.solver ?? ''
    bySolver.set(solver, [...(bySolver.get(solver) ?? []), modelNamed(table, id).in_text])
  }
  if (bySolver.size === 1) return [...bySolver.keys()].map((solver) => `The test motions are solved by ${solver}.`)
  return [...bySolver].map(([solver, names]) => `The test motions of ${listed(names)} are solved by ${solver}.`)
}

/** Spoken when training has ended or stopped, not at every step. */
export function announcement(playground: Playground): string {
  const { models, table, task, finished } = playground
  if (!allEvaluated(models)) return ''
  const figures = [...models.keys()].map((id) => ({
    name: modelNamed(table, id).in_text,
    figure: figureOf(playground, id),
  }))
  if (figures.some(({ figure }) => figure.value === null)) return ''
  const [first, ...others] = figures.map(({ name, figure }) => `of ${name} ${rough(figure.value as number)}`)
  const state = finished ? 'Training has finished' : 'Training is paused'
  const what = task.energy ? 'energy error' : 'test loss'
  return `${state}: ${task.title}, ${[`${what} ${first}`, ...others].join(', ')}.`
}
