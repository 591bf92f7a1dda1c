import type { Role } from '../../../plots'
import type { Cast } from '../../state/cast'
import { capitalised } from '../../words/capitalised'

/** Whose motion is asked for: that of a model, or the truth, which the worker of a model knows too. */
export interface Who {
  key: string
  model: string
  ofTruth: boolean
}

/** All whose motions stand side by side: the truth first, where it is wanted and there is a model to ask for it. */
export function everyone({ truth, models }: Cast, withTruth: boolean): { who: Who; role: Role; title: string }[] {
  const [first] = models
  const asked =
    first && withTruth
      ? [
          {
            who: { key: truth.key, model: first.model.id, ofTruth: true },
            role: truth,
            title: capitalised(truth.label),
          },
        ]
      : []
  const others = models.map(({ role, model }) => ({
    who: { key: role.key, model: model.id, ofTruth: false },
    role,
    title: model.title,
  }))
  return [...asked, ...others]
}
