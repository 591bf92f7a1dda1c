import type { ModelName } from '../../engine/protocol'
import { rough, times } from './numbers'

/** What the page knows when it explains what is seen. */
export interface Situation {
  task: string
  source: 'simulated' | 'measured'
  /** points that both models learn from */
  points: number
  derivatives: string
  noiseFloor: number | null
  phase: 'ready' | 'training' | 'resting' | 'finished'
  models: Readonly<Record<ModelName, ModelSituation>>
}

export interface ModelSituation {
  step: number
  diverged: boolean
  trainLoss: number | null
  energyError: number | null
}

/** What is seen now: a few sentences that hold for this task and this result. */
export function explain(situation: Situation): string[] {
  return [...diverged(situation), ...progress(situation), ...verdict(situation)]
}

/** Where the data of a task comes from, wherever the page shows it; null where nobody would mistake it. */
export function sourceText(task: string, source: 'simulated' | 'measured', file: string | null): string | null {
  if (task !== 'real-pendulum') return null
  return source === 'measured' ? `measured, ${file ?? 'a recording'}` : 'simulated stand-in, not measured'
}

/** Of models that were not trained here. */
export function trainedText(steps: number): string {
  return (
    `Both networks were trained beforehand: ${steps.toLocaleString('en')} steps with these settings on the command line, ` +
    'the weights rounded to 16 bits. Train starts from scratch, here.'
  )
}

/** What both networks are given, and how they differ. */
export function setting({ task, points, source }: Situation): string {
  const learn = 'The baseline learns the arrows themselves. The Hamiltonian network learns one number for every state, '
  const energy = 'an energy H, and the arrows follow from its slopes.'
  if (task === 'real-pendulum') {
    const origin =
      source === 'measured' ? 'one measured swing' : 'one simulated swing (a stand-in for the measured one)'
    return `Both networks see ${points} moments of ${origin} of a pendulum and learn how each state changes. ${learn}${energy}`
  }
  const bodies = task === 'two-body' ? 'two bodies' : task === 'three-body' ? 'three bodies' : null
  if (bodies) {
    return `Both networks see the same ${points} states of ${bodies} under gravity and learn how each changes. The baseline learns the velocities and accelerations themselves. The Hamiltonian network learns one number for every state, an energy H, and the motion follows from its slopes. Nobody tells either that the total momentum stays the same.`
  }
  if (task === 'pixel-pendulum') {
    return `Both networks see ${points} pairs of frames, 28 × 28 grey values each, and nothing else: no angle, no velocity. An autoencoder finds two numbers z₁ and z₂ in them, and learns together with what moves them. The baseline learns their change; the Hamiltonian network learns an energy of z, and the change follows from its slopes. A linear map, fitted afterwards, reads angle and velocity off z.`
  }
  const system = task === 'pendulum' ? 'a pendulum' : task === 'spring' ? 'a mass on a spring' : 'the system'
  return `Both networks see the same ${points} noisy states of ${system} and learn how each changes. ${learn}${energy}`
}

function diverged({ models }: Situation): string[] {
  return (['baseline', 'hnn'] as const)
    .filter((name) => models[name].diverged)
    .map(
      (name) =>
        `The loss of ${names[name]} stopped being a number at step ${models[name].step}; a smaller learning rate would help.`,
    )
}

function progress({ phase, models, noiseFloor }: Situation): string[] {
  const { baseline, hnn } = models
  if (phase === 'ready') return ['Neither has learned anything yet: press Play.']
  if (baseline.trainLoss === null || hnn.trainLoss === null || baseline.diverged || hnn.diverged) return []
  const losses = `${rough(baseline.trainLoss)} and ${rough(hnn.trainLoss)}`
  const alike = Math.abs(Math.log(baseline.trainLoss / hnn.trainLoss)) < Math.log(1.25)
  const nearFloor = noiseFloor !== null && Math.max(baseline.trainLoss, hnn.trainLoss) < 1.5 * noiseFloor
  if (alike && nearFloor && noiseFloor !== null) {
    return [
      `Their losses are nearly the same, ${losses}: with this noise even the true law has ${rough(noiseFloor)}, so the loss can’t tell them apart. The energy can.`,
    ]
  }
  if (alike) return [`Their losses are nearly the same, ${losses}.`]
  const better = baseline.trainLoss < hnn.trainLoss ? 'The baseline' : 'The Hamiltonian network'
  return [`${better} fits the data better: the losses are ${losses} (baseline, Hamiltonian network).`]
}

function verdict(situation: Situation): string[] {
  const { models, phase, task, derivatives } = situation
  const { baseline, hnn } = models
  if (phase === 'ready' || baseline.diverged || hnn.diverged) return []
  if (baseline.energyError === null || hnn.energyError === null) return []
  const lost = (['baseline', 'hnn'] as const).filter((name) => !Number.isFinite(models[name].energyError))
  if (lost.length > 0) return lost.map((name) => `The motion of ${names[name]} runs off to infinity.`)
  const ratio = baseline.energyError / hnn.energyError
  const where = phase === 'training' ? 'So far, along this motion, ' : ''
  const sentences: string[] = []
  if (ratio >= 1.5) sentences.push(`${where}the Hamiltonian network keeps the energy ${times(ratio)} better.`)
  else if (ratio <= 1 / 1.5) sentences.push(`${where}the baseline keeps the energy ${times(1 / ratio)} better.`)
  else sentences.push(`${where}both keep the energy about equally well.`)
  if (phase !== 'training' && task === 'real-pendulum') sentences.push(...recorded(derivatives, ratio))
  else if (phase === 'finished' && ratio >= 1.5)
    sentences.push(
      `Its motion ${task.endsWith('-body') ? 'keeps its H' : 'stays on a line of equal H'}, which nothing in the loss asked for.`,
    )
  return sentences.map(capitalised)
}

/** Why the recording ends as it does: the derivatives decide. */
function recorded(derivatives: string, ratio: number): string[] {
  if (derivatives === 'forward' && ratio >= 1.5) {
    return [
      'Forward differences over steps of a sixth of a second look like a friction that the pendulum doesn’t have: the baseline learns it, a Hamiltonian network can’t. Choose central derivatives to see what is left.',
    ]
  }
  if (derivatives === 'central' && ratio <= 1 / 1.5) {
    return [
      'Central differences leave the pendulum’s true, slight friction: the baseline may learn it, while a Hamiltonian network keeps its energy by construction, here wrongly.',
    ]
  }
  return []
}

const names: Readonly<Record<ModelName, string>> = { baseline: 'the baseline', hnn: 'the Hamiltonian network' }

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
