import { words } from '../../language'
import { squaredUnit } from '../state/labels'
import { valueText } from '../state/values'
import { rough, twoDigits } from './numbers'
import { isLost, type ModelSituation, type Situation } from './situation'

/** From this ratio on one error is called better than another. */
const telling = 1.5

/** A change of energy that nobody overlooks, as a part of it. */
const seen = 0.1

// A motion keeps its own H where that changes so little beside the true energy (both mean squares): the solver's errors.
const kept = 0.01

/** The two models that a verdict is about: the best, and who it is held against. */
export interface Comparison {
  better: ModelSituation
  other: ModelSituation
  /** of their energy errors, at least 1 */
  ratio: number
}

/** Of the motion shown, or of all test motions. */
type Measure = 'energyError' | 'testEnergyError'

/** Null where fewer than two energy errors are known and finite. */
export function compared(situation: Situation, measure: Measure = 'energyError'): Comparison | null {
  const errorOf = (model: ModelSituation) => model[measure] ?? Number.POSITIVE_INFINITY
  const known = situation.models
    .filter((model) => !model.diverged && Number.isFinite(errorOf(model)) && !isLost(situation, model))
    .sort((a, b) => errorOf(a) - errorOf(b))
  const [better] = known
  if (!better || known.length < 2) return null
  // The best of those that keep an energy against the best of those that don't, where there are both.
  const otherKind = known.find(({ model }) => model.conserves !== better.model.conserves)
  const other = otherKind ?? (known[1] as ModelSituation)
  return { better, other, ratio: errorOf(other) / errorOf(better) }
}

export function verdict(situation: Situation): string[] {
  const { models, phase, task } = situation
  if (phase === 'ready') return []
  if (task.energy === null) return models.length > 1 ? [words().result.noEnergyKnown] : []
  const lost = models.filter(({ energyError }) => energyError === Number.POSITIVE_INFINITY)
  return [
    ...lost.map(({ model }) => words().result.runsOff(model.in_text)),
    ...unlearned(situation),
    ...(models.length === 1 ? alone(situation) : comparison(situation, 'energyError')),
  ]
}

/** The same over the test motions, which are followed while training rests. */
export function tested(situation: Situation): string[] {
  return resting(situation) ? comparison(situation, 'testEnergyError') : []
}

function resting({ phase, task }: Situation): boolean {
  return task.energy !== null && (phase === 'resting' || phase === 'finished')
}

/** While training goes on, that is soon over. */
function unlearned(situation: Situation): string[] {
  const { models, phase, stillLoss } = situation
  if (phase === 'training' || stillLoss === null) return []
  const lost = models.filter((model) => !model.diverged && isLost(situation, model))
  if (lost.length === 0) return []
  const [names, losses] = [lost.map(({ model }) => model.in_text), lost.map(({ trainLoss }) => rough(trainLoss ?? 0))]
  return [words().result.hardlyLearned(names, losses, rough(stillLoss))]
}

/** There is nothing to hold one model against. */
function alone(situation: Situation): string[] {
  const { models, phase, task } = situation
  const [model] = models
  if (!model || isLost(situation, model)) return []
  const error = model.energyError
  if (error === null || !Number.isFinite(error) || !task.energy) return []
  const unit = squaredUnit(task.energy)
  const value = `${rough(error)}${unit && ` ${unit}`}`
  return [words().result.energyOff(value, phase === 'training' ? 'so far' : 'motion')]
}

function comparison(situation: Situation, measure: Measure): string[] {
  const { phase, task, models } = situation
  const found = compared(situation, measure)
  if (!found) return []
  const { better, other, ratio } = found
  const said = words().result
  const shown = phase === 'training' ? 'so far' : 'motion'
  const where = measure === 'energyError' ? shown : task.has_law ? 'tests' : 'test part'
  const [first, second] = [better.model.in_text, other.model.in_text]
  if (!(ratio >= telling))
    return [said.equallyWell(models.length === 2 ? null : [first, second], task.energy_kept, where)]
  const drift = measure === 'energyError' ? driftOf(situation, other) : null
  return [said.better([first, second], twoDigits(ratio), task.energy_kept, where, drift)]
}

/** The energy at the start and at the end of a motion that has easily seen gained or lost some; else null. */
function driftOf({ task }: Situation, { energies }: ModelSituation): [string, string] | null {
  const [first, last] = energies ?? [Number.NaN, Number.NaN]
  if (!task.energy_kept || !task.energy || !(Math.abs(last - first) > seen * Math.abs(first))) return null
  return [rough(first), `${rough(last)} ${task.energy.unit}`.trim()]
}

/** What the task's row has to say of such a result, or what is to be seen of every such motion. */
export function because(situation: Situation): string[] {
  const { phase, task, experiment, pushed, dimension } = situation
  const found = compared(situation, 'testEnergyError')
  if (!resting(situation) || !found || !(found.ratio >= telling)) return []
  const { better } = found
  const kind = better.model.conserves ? 'conserving' : 'free'
  // They are of what is learned from derivatives.
  const findings = task.findings.filter(
    (finding) =>
      experiment.loss !== 'rollout' &&
      finding.better === kind &&
      valueText(experiment[finding.setting] ?? '') === finding.value,
  )
  if (findings.length > 0) return findings.map(({ text }) => text)
  if (phase !== 'finished' || kind !== 'conserving' || pushed || !task.energy_kept) return []
  const { ownDrift, energyError, model } = better
  if (ownDrift === null || energyError === null || !(ownDrift <= kept * energyError)) return []
  const said = words().result
  return [dimension === 2 ? said.staysOnLine(model.in_text) : said.keepsItsH(model.in_text)]
}
