import { listed } from './sentences'

/** Motions that run back from their end, and what else is asked of their solver. Models are named as in texts. */
export const wayBack = {
  run: 'Run backwards',
  truth: 'the truth',
  /** `distances`: of each, how far from its start it lands */
  lands: (distances: readonly (readonly [string, string])[]) =>
    `Back at t = 0, dotted, ${listed(distances.map(([who, distance], i) => (i === 0 ? `${who} lands ${distance} from where it started` : `${who} ${distance}`)))}.`,
  runsOff: (who: string) => `The way back of ${who} runs off to infinity.`,
  reversible: (solver: string) =>
    `${solver} is reversible: what is left is rounding, as far as the motion lets it grow.`,
  adaptive: (solver: string) => `${solver} is not reversible, and keeps within its tolerance.`,
  irreversible: (solver: string) =>
    `${solver} is not reversible: its errors on the way back don’t undo those on the way there.`,
  truthBy: (solver: string) => `The truth is solved by ${solver}, as exactly as that can.`,
  pushes: 'The energy that was added is taken out again on the way.',
  sameSolver: 'Truth under the same solver',
  modelAlone:
    'The true law is followed by the same solver in the same steps: what parts the motions is the model’s error alone.',
  bothErrors: 'The truth is exact: what parts the motions is the model’s error and the solver’s.',
}
