import { html, nothing, type TemplateResult } from 'lit'
import type { Rollout } from '../../engine/protocol'
import {
  type Labels,
  type Motion,
  type Motions,
  type Palette,
  type PhasePoint,
  type Role,
  wayBackRole,
} from '../../plots'
import type { Cast } from '../state/cast'
import type { ModelState } from '../state/model-state'
import type { MotionClock } from '../state/motion-clock'
import type { Playground } from '../state/playground'
import { capitalised } from '../words/capitalised'

/** What every view is drawn from, and what is done in it. */
export interface Shown {
  playground: Playground
  /** grows with every change of the playground */
  version: number
  labels: Labels
  cast: Cast
  palette: Palette
  clock: MotionClock
  /** Plots take what height is left, instead of one by their width. */
  fills: boolean
  /** of the part of the start state that portraits show */
  move: (event: CustomEvent<PhasePoint>) => void
  /** of a whole start state */
  moveState: (event: CustomEvent<readonly number[]>) => void
  /** A move is over. */
  moved: () => void
}

/** The truth first, then the models, as they move. */
export function motionsOf({ cast, playground }: Shown): Motions {
  return [
    { role: cast.truth, motion: playground.truth },
    ...cast.models.map(({ role }) => ({ role, motion: playground.models.get(role.key)?.rollout ?? null })),
  ]
}

/** The motions of one model in kept runs. */
export function keptMotions({ kept }: Cast, model: string): { role: Role; motion: Rollout }[] {
  return kept.flatMap(({ role, model: { id }, state: { rollout } }) =>
    id === model && rollout ? [{ role, motion: rollout }] : [],
  )
}

/** A motion's way back from its end, where one was asked for. */
export function wayBack(role: Role, rollout: Rollout | null): { role: Role; motion: Motion }[] {
  return rollout?.back
    ? [{ role: wayBackRole(role), motion: { times: rollout.times, states: rollout.back.states } }]
    : []
}

/** A role's marker, then its name. */
export function titleOf(role: Role, title = capitalised(role.label)): TemplateResult {
  return html`<i class="plot-swatch" data-marker=${role.marker} .style=${`color: ${role.colour}`}></i> ${title}`
}

/** Why a model is gone, or has no motion. */
export function faultsOf({ failure, refusal, rollout }: ModelState): TemplateResult | typeof nothing {
  if (failure) return html`<p class="error" role="alert">${failure}</p>`
  return refusal && !rollout ? html`<p class="refusal small">${refusal}</p>` : nothing
}
