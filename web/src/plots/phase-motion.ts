import type { Palette } from './palette'
import type { DrawingContext } from './phase-background'
import type { PhaseFrame } from './view'

/** States over time; drawn up to the first state that is not finite. */
export interface Trajectory {
  /** increasing */
  times: ArrayLike<number>
  /** [time, (q, p)], row-major */
  states: ArrayLike<number>
  /** the time at which the motion stopped being finite */
  leftAt?: number | null
}

export type HandleState = 'idle' | 'hover' | 'focus' | 'drag'

/** What moves: the true trajectory and the model's rollout, where both are now, and the start state. */
export interface PhaseMotion {
  frame: PhaseFrame
  palette: Palette
  truth?: Trajectory | null
  model?: Trajectory | null
  modelRole: 'baseline' | 'hnn'
  /** the part of the trajectories after this time is faint; null draws them whole and without markers */
  now: number | null
  handle?: { q: number; p: number; state: HandleState } | null
}

/** State at time t between its samples, linearly; null before the first, after the last, or where not finite. */
export function stateAt(trajectory: Trajectory, t: number): { q: number; p: number } | null {
  throw new Error('not written yet')
}

/** Draws trajectories, markers and handle over what is there; the unit of the context is the CSS pixel. */
export function drawPhaseMotion(context: DrawingContext, motion: PhaseMotion): void {
  throw new Error('not written yet')
}

/** One frame: the cached background, then the motion. Sets the context's transform itself. */
export function drawPhaseFrame(context: DrawingContext, background: CanvasImageSource, motion: PhaseMotion): void {
  throw new Error('not written yet')
}

/** Whether the pointer (CSS pixels) is on the handle; a finger gets a larger target than a mouse. */
export function isOnHandle(
  frame: PhaseFrame,
  handle: { q: number; p: number },
  pointer: { x: number; y: number },
  pointerType = 'mouse',
): boolean {
  throw new Error('not written yet')
}
