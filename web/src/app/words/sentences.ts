import type { Task } from '../state/table'
import { capitalised, listed, networks } from './counts'
import { rough } from './numbers'
import { isNoisy, type ModelSituation, type Situation } from './situation'
import { compared, verdict } from './verdict'

/** What is seen now: a few sentences that hold for this task and this result. */
export function explain(situation: Situation): string[] {
  return [...diverged(situation), ...progress(situation), ...verdict(situation)].map(capitalised)
}

/** Where the data of a task comes from, wherever the page shows it; null where nobody would mistake it. */
export function sourceText(
  { takes_file, stand_in }: Task,
  source: 'simulated' | 'measured',
  file: string | null,
): string | null {
  if (!takes_file) return null
  return source === 'measured' ? `measured, ${file ?? 'a recording'}` : stand_in || null
}

/** Of models that were not trained here. */
export function trainedText(models: number, steps: number): string {
  const { all, many } = networks(models)
  return (
    `${all} ${many ? 'were' : 'was'} trained beforehand: ${steps.toLocaleString('en')} steps with these settings on the ` +
    'command line, the weights rounded to 16 bits. Train starts from scratch, here.'
  )
}

/** What the networks are given, and how they differ. */
export function setting(situation: Situation): string {
  const { task, points, source, models } = situation
  const { all, many } = networks(models.length)
  const seen = `${points.toLocaleString('en')} ${isNoisy(situation) ? 'noisy ' : ''}${task.seen[source]}`
  const learn = models.map(({ model }) => capitalised(`${model.in_text} ${model.sentence}.`))
  const given = `${all} ${many ? 'see the same' : 'sees'} ${seen} and ${many ? 'learn' : 'learns'} how each changes.`
  return [given, ...learn, task.remark].filter((text) => text !== '').join(' ')
}

function diverged({ models }: Situation): string[] {
  return models
    .filter((model) => model.diverged)
    .map(
      ({ model, step }) =>
        `The loss of ${model.in_text} stopped being a number at step ${step}; a smaller learning rate would help.`,
    )
}

function progress(situation: Situation): string[] {
  const { phase, models } = situation
  if (phase === 'ready') return [`${networks(models.length).none} learned anything yet: press Play.`]
  if (models.some(({ trainLoss, diverged: lost }) => trainLoss === null || lost)) return []
  const losses = models.map(({ trainLoss }) => trainLoss as number)
  if (models.length === 1) return [`The loss is ${rough(losses[0] as number)}${floorText(situation, losses)}.`]
  if (Math.max(...losses) < 1.25 * Math.min(...losses)) {
    const energies = compared(situation)
    const apart = floorText(situation, losses) && energies !== null && energies.ratio >= 1.5
    return [
      `Their losses are nearly the same, ${listed(losses.map(rough))}${floorText(situation, losses)}` +
        `${apart ? ', so the loss can’t tell them apart. The energy can.' : '.'}`,
    ]
  }
  const named = models.map(({ model, trainLoss }) => `${rough(trainLoss as number)} (${model.label})`)
  const best = models.reduce((a, b) => (lossOf(b) < lossOf(a) ? b : a))
  const how = models.length === 2 ? 'better' : 'best'
  return [`${best.model.in_text} fits the data ${how}: the losses are ${listed(named)}.`]
}

/** Nothing where the loss is still far from what the noise leaves of it. */
function floorText({ noiseFloor }: Situation, losses: readonly number[]): string {
  if (!noiseFloor || Math.max(...losses) >= 1.5 * noiseFloor) return ''
  return `: with this noise even the true law has ${rough(noiseFloor)}`
}

function lossOf({ trainLoss }: ModelSituation): number {
  return trainLoss ?? Number.POSITIVE_INFINITY
}
