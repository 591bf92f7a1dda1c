import { words } from '../../language'
import type { Model, Task } from '../state/table'

/** Why a model can't be chosen, or given up; null where it can. */
export function hindranceOf(model: Model, task: Task, chosen: readonly string[], most: number): string | null {
  const said = words().controls
  if (chosen.includes(model.id)) return chosen.length === 1 ? said.lastModel : null
  if (!task.models.includes(model.id)) {
    if (model.needs_velocity && !task.gives_velocity) return said.needsVelocity
    return task.has_frames ? said.notInFrames : said.cannotLearn(task.in_text)
  }
  return chosen.length >= most ? said.mostModels(most) : null
}
