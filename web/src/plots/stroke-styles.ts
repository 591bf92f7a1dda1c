import type { Role } from './palette'

/** How a line of each role looks, in phase space and on charts alike: told apart by width and dash, not colour alone. */
export interface StrokeStyle {
  width: number
  dash: number[]
  alpha: number
}

// The truth is a wide pale band, so that a rollout on top of it is seen to lie inside it or to leave it.
export const strokeStyles: Readonly<Record<Role, StrokeStyle>> = {
  truth: { width: 5, dash: [], alpha: 0.5 },
  baseline: { width: 2, dash: [7, 3], alpha: 1 },
  hnn: { width: 2, dash: [], alpha: 1 },
}
