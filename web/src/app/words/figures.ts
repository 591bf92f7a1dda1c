import { words } from '../../language'
import type { Playground } from '../state/playground'
import { isPushed } from '../state/pushes'
import { modelNamed, type Task } from '../state/table'
import { rough } from './numbers'
import { allEvaluated, figureOf } from './situation'

/** What the smaller energy error is taken over. */
export function overText({ has_law }: Task): string {
  const said = words().result
  return has_law ? said.overTestMotions : said.alongTestPart
}

/** What the figures were made with: one sentence, or several where models were solved in different ways. */
export function solverTexts({ models, table, task, experiment }: Playground): string[] {
  if (!task.energy || !allEvaluated(models)) return []
  const said = words().result
  const bySolver = new Map<string, string[]>()
  for (const [id, { evaluation }] of models) {
    const solver = evaluation?.solver ?? ''
    bySolver.set(solver, [...(bySolver.get(solver) ?? []), modelNamed(table, id).in_text])
  }
  const undisturbed = isPushed(experiment) ? [said.withoutPushes] : []
  if (bySolver.size === 1) return [...[...bySolver.keys()].map(said.solvedBy), ...undisturbed]
  return [...[...bySolver].map(([solver, names]) => said.solvedByOf(names, solver)), ...undisturbed]
}

/** Spoken when training has ended or stopped, not at every step. */
export function announcement(playground: Playground): string {
  const { models, table, task, finished } = playground
  if (!allEvaluated(models)) return ''
  const figures = [...models.keys()].map((id) => ({
    name: modelNamed(table, id).in_text,
    figure: figureOf(playground, id),
  }))
  if (figures.some(({ figure }) => figure === null)) return ''
  const told = figures.map(({ name, figure }) => [name, rough(figure as number)] as const)
  return words().result.announcement(finished, task.title, task.energy !== null, told)
}
