import { drawChain } from './chain'
import { drawDampedSpring } from './damped-spring'
import { drawPendulum } from './pendulum'
import type { Draw } from './picture'
import { drawSpring } from './spring'
import { drawWells } from './wells'

/** Every drawing of a system under the name that a task's row calls it by. */
export const drawings = {
  spring: drawSpring,
  'damped-spring': drawDampedSpring,
  pendulum: drawPendulum,
  wells: drawWells,
  chain: drawChain,
  none: () => {},
} satisfies Readonly<Record<string, Draw>>

export type Drawing = keyof typeof drawings
