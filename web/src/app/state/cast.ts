import { words } from '../../language'
import { modelRoles, type Palette, type Role, truthRole } from '../../plots'
import type { PlaygroundState } from './playground-state'
import { type Model, modelNamed } from './table'

/** Who is drawn: the truth, and each model by its place. */
export interface Cast {
  truth: Role
  models: readonly CastModel[]
}

export interface CastModel {
  role: Role
  /** its row of the table */
  model: Model
}

export function castOf({ table, models, experiment }: PlaygroundState, palette: Palette): Cast {
  const rows = [...models.keys()].map((id) => modelNamed(table, id))
  const roles = modelRoles(rows, palette)
  const exact = experiment.truth === undefined || experiment.truth === 'exact'
  const truth = truthRole(palette)
  return {
    truth: exact ? truth : { ...truth, label: words().plots.sameSolver(truth.label) },
    models: rows.map((model, i) => ({ model, role: roles[i] as Role })),
  }
}

/** Whether both are the same, drawn in the same colours. */
export function sameCast(a: Cast, b: Cast): boolean {
  const rolesOf = ({ truth, models }: Cast) => [truth, ...models.map(({ role }) => role)]
  const [first, second] = [rolesOf(a), rolesOf(b)]
  return (
    first.length === second.length &&
    first.every(({ key, label, colour }, i) => {
      const other = second[i]
      return other !== undefined && key === other.key && label === other.label && colour === other.colour
    })
  )
}
