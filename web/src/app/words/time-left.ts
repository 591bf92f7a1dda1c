import { words } from '../../language'
import { isUnfinished, type Models } from '../state/model-state'

/** Until the slowest model has finished; nothing to say where that is soon. */
export function timeLeft(models: Models, steps: number): string {
  const { secondsLeft, minutesLeft } = words().transport
  let seconds = 0
  for (const state of models.values())
    if (isUnfinished(state)) seconds = Math.max(seconds, ((steps - state.step) * state.msPerStep) / 1000)
  if (seconds < 5) return ''
  return seconds < 90 ? secondsLeft(Math.ceil(seconds / 5) * 5) : minutesLeft(Math.round(seconds / 60))
}
