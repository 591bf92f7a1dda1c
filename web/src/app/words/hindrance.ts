import type { Model, Task } from '../state/table'

/** Why a model can't be chosen, or given up; null where it can. */
export function hindranceOf(model: Model, task: Task, chosen: readonly string[], most: number): string | null {
  if (chosen.includes(model.id)) return chosen.length === 1 ? 'One model has to be there.' : null
  if (!task.models.includes(model.id)) {
    if (model.needs_velocity && !task.gives_velocity) return 'This needs dq/dt, which the task doesn’t give.'
    return task.has_frames ? 'This can’t find its states in frames.' : `This can’t learn ${task.in_text}.`
  }
  return chosen.length >= most ? `At most ${most} models stand side by side: give one up first.` : null
}
