import type { Rollout } from '../../engine/protocol'
import { words } from '../../language'
import { modelRoles, type Palette, paleRole, type Role, truthRole } from '../../plots'
import type { ModelState } from './model-state'
import type { PlaygroundState } from './playground-state'
import { differences, type Kept } from './runs/kept'
import { type Model, modelNamed } from './table'
import { valueText } from './values'

/** Who is drawn: the truth, and each model by its place. */
export interface Cast {
  truth: Role
  models: readonly CastModel[]
  /** the same models in runs that were kept */
  kept: readonly KeptModel[]
}

export interface CastModel {
  role: Role
  /** its row of the table */
  model: Model
}

export interface KeptModel extends CastModel {
  /** the kept run's */
  id: string
  state: ModelState
  /** what its motion is held against */
  truth: Rollout | null
}

export function castOf(playground: PlaygroundState, palette: Palette): Cast {
  const { table, models, experiment } = playground
  const rows = [...models.keys()].map((id) => modelNamed(table, id))
  const roles = modelRoles(rows, palette)
  const exact = experiment.truth === undefined || experiment.truth === 'exact'
  const truth = truthRole(palette)
  const cast = rows.map((model, i) => ({ model, role: roles[i] as Role }))
  return {
    truth: exact ? truth : { ...truth, label: words().plots.sameSolver(truth.label) },
    models: cast,
    kept: playground.kept.flatMap((kept, place) => keptModels(playground, kept, place, cast)),
  }
}

/** A run of another task has nothing to show beside this one's. */
function keptModels(
  { table, experiment, scene }: PlaygroundState,
  { id, experiment: there, run }: Kept,
  place: number,
  cast: readonly CastModel[],
): KeptModel[] {
  if (!run || there.task !== experiment.task) return []
  if (scene && run.scene && scene.dataset.dimension !== run.scene.dataset.dimension) return []
  const told = differences(table, there, experiment).map(({ setting, there }) => `${setting} ${valueText(there ?? '')}`)
  const label = told.length > 0 ? told.join(', ') : `kept ${place + 1}`
  return cast.flatMap(({ role, model }) => {
    const state = run.models.get(model.id)?.state
    return state ? [{ id, model, state, truth: run.truth, role: paleRole(role, id, place, label) }] : []
  })
}

/** Whether both are the same, drawn in the same colours. */
export function sameCast(a: Cast, b: Cast): boolean {
  const rolesOf = ({ truth, models, kept }: Cast) => [truth, ...[...models, ...kept].map(({ role }) => role)]
  const [first, second] = [rolesOf(a), rolesOf(b)]
  return (
    first.length === second.length &&
    first.every(({ key, label, colour }, i) => {
      const other = second[i]
      return other !== undefined && key === other.key && label === other.label && colour === other.colour
    })
  )
}
