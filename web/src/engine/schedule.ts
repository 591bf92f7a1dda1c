/** The steps at which losses are recorded. They depend on the settings alone, so the same link draws the same curves. */
export interface Schedule {
  /** the next step after `step` whose train loss is recorded */
  nextTrain(step: number): number
  /** the next step after `step` whose test loss is computed */
  nextTest(step: number): number
}

/** Every one of the first steps, then about a thousand train and fifty test losses over the whole training. */
export function lossSchedule(steps: number): Schedule {
  const trainEvery = Math.max(1, Math.floor(steps / 1000))
  const testEvery = Math.max(1, Math.floor(steps / 50))
  const next = (step: number, every: number): number => {
    const candidate = (Math.floor(step / every) + 1) * every
    return step < steps ? Math.min(candidate, steps) : candidate
  }
  return {
    nextTrain: (step) => (step < 20 ? step + 1 : next(step, trainEvery)),
    nextTest: (step) => (step < 1 ? 1 : next(step, testEvery)),
  }
}
