import { modelNames } from '../../engine/protocol'
import { isUnfinished, type Models } from '../state/model-state'

/** Until the slower model has finished; nothing to say where that is soon. */
export function timeLeft(models: Models, steps: number): string {
  const left = modelNames.map((name) => {
    const { step, msPerStep } = models[name]
    return isUnfinished(models[name]) ? ((steps - step) * msPerStep) / 1000 : 0
  })
  const seconds = Math.max(...left)
  if (seconds < 5) return ''
  return seconds < 90 ? `about ${Math.ceil(seconds / 5) * 5} s left` : `about ${Math.round(seconds / 60)} min left`
}
