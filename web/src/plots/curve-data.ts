import type uPlot from 'uplot'
import type { Trajectory } from './phase-motion'

/** A curve: increasing x, and y of the same length. A y that is not finite ends the curve. */
export interface Curve {
  x: ArrayLike<number>
  y: ArrayLike<number>
  /** the time at which a rollout stopped being finite: marked and named on the plot */
  leftAt?: number | null
}

/** Curves against time; any may be missing (the baseline conserves nothing, a recording has no truth elsewhere). */
export interface TimeCurves {
  truth?: Curve | null
  baseline?: Curve | null
  hnn?: Curve | null
}

export interface LossCurves {
  baselineTrain?: Curve | null
  baselineTest?: Curve | null
  hnnTrain?: Curve | null
  hnnTest?: Curve | null
  noiseFloor?: number | null
}

/** Columns for a loss chart: step, baseline train, baseline test, HNN train, HNN test, noise floor. */
export function lossData(curves: LossCurves): uPlot.AlignedData {
  throw new Error('not written yet')
}

/** Columns for a time chart: time, truth, baseline, HNN. A logarithmic axis leaves out what is not above zero. */
export function timeData(curves: TimeCurves, scale: 'linear' | 'log' = 'linear'): uPlot.AlignedData {
  throw new Error('not written yet')
}

/** Mean squared difference of q and p from the truth, at the truth's times. */
export function coordinateError(model: Trajectory, truth: Trajectory): Curve {
  throw new Error('not written yet')
}
