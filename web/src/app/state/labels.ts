import { type Labels, latentLabels } from '../../plots'
import type { Scene } from './scene'
import type { Quantity, Task } from './table'
import { toldQuantity } from './told'

/** What stands at the axes: the task's words, or the file's where it decides. */
export function labelsOf(task: Task, scene: Scene | null): Labels {
  const { time, energy, has_frames } = task
  const coordinates = (scene?.dataset.coordinates ?? task.coordinates).map(toldQuantity)
  // A model that finds its own states has an energy in its own units.
  const own = has_frames ? latentLabels(time).hamiltonian : undefined
  return { coordinates, time, energy, ...(own && { hamiltonian: own }) }
}

/** Of the learned H; empty where it has none. */
export function learnedUnit({ hamiltonian, energy }: Labels): string {
  return (hamiltonian ?? energy)?.unit ?? ''
}

/** A quantity squared, as a mean square has it: “J²”, “(rad²/s²)²”; empty without a unit. */
export function squaredUnit({ unit }: Quantity): string {
  if (unit === '') return ''
  return /[/² ]/.test(unit) ? `(${unit})²` : `${unit}²`
}
