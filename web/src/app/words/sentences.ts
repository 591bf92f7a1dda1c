import { words } from '../../language'
import type { Task } from '../state/table'
import { capitalised } from './capitalised'
import { rough } from './numbers'
import { isNoisy, type ModelSituation, type Situation } from './situation'
import { because, compared, tested, verdict } from './verdict'

/** What is seen now, as a rule in two sentences: how the losses stand, and the energy of the motion shown. */
export function explain(situation: Situation): string[] {
  return [...diverged(situation), ...progress(situation), ...verdict(situation)].map(capitalised)
}

/** What else can be said once training rests: of other motions, and why it is so. */
export function explainFurther(situation: Situation): string[] {
  return [...tested(situation), ...because(situation)].map(capitalised)
}

/** Where the data of a task comes from, wherever the page shows it; null where nobody would mistake it. */
export function sourceText(
  { takes_file, stand_in }: Task,
  source: 'simulated' | 'measured',
  file: string | null,
): string | null {
  if (!takes_file) return null
  const said = words().result
  return source === 'measured' ? said.measured(file ?? said.aRecording) : stand_in || null
}

/** What the networks are given, and how they differ. */
export function setting(situation: Situation): string {
  const { task, points, source, models } = situation
  const learn = models.map(({ model }) => capitalised(words().controls.modelIs(model.in_text, model.sentence)))
  const given = words().result.given(models.length, points, isNoisy(situation), task.seen[source])
  return [given, ...learn, task.remark].filter((text) => text !== '').join(' ')
}

function diverged({ models }: Situation): string[] {
  return models.filter((model) => model.diverged).map(({ model, step }) => words().result.diverged(model.in_text, step))
}

function progress(situation: Situation): string[] {
  const { phase, models } = situation
  const said = words().result
  if (phase === 'ready') return [said.nothingLearned(models.length)]
  if (models.some(({ trainLoss, diverged: lost }) => trainLoss === null || lost)) return []
  const losses = models.map(({ trainLoss }) => trainLoss as number)
  const floor = floorText(situation, losses)
  if (models.length === 1) return [said.lossIs(rough(losses[0] as number), floor)]
  if (Math.max(...losses) < 1.25 * Math.min(...losses)) {
    const energies = compared(situation)
    return [said.lossesAlike(losses.map(rough), floor, floor !== null && energies !== null && energies.ratio >= 1.5)]
  }
  const named = models.map(({ model, trainLoss }) => `${rough(trainLoss as number)} (${model.label})`)
  const best = models.reduce((a, b) => (lossOf(b) < lossOf(a) ? b : a))
  return [said.fitsBetter(best.model.in_text, named)]
}

/** What the noise leaves of the loss; null where the loss is still far from it. */
function floorText({ noiseFloor }: Situation, losses: readonly number[]): string | null {
  return !noiseFloor || Math.max(...losses) >= 1.5 * noiseFloor ? null : rough(noiseFloor)
}

function lossOf({ trainLoss }: ModelSituation): number {
  return trainLoss ?? Number.POSITIVE_INFINITY
}
