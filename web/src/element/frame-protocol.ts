/**
 * What a frame (`embed.html?...`) and the page around it say to each other by `postMessage`. Every message is a plain object
 * whose member hnn says what it is; others are left alone.
 */
import type { Fault, Learned, Progress } from './herald'
import type { PlaygroundValue } from './value'

/** From the frame to the page around it. */
export type FromFrame =
  /** pixels of CSS that it takes to show all of it */
  | { hnn: 'height'; height: number }
  | { hnn: 'ready'; state: PlaygroundValue }
  | { hnn: 'change'; state: PlaygroundValue }
  /** at most four times a second */
  | { hnn: 'progress'; progress: Progress }
  | { hnn: 'done'; learned: Learned }
  | { hnn: 'error'; fault: Fault }
  /** the reply to `get`, with its `id` */
  | { hnn: 'state'; state: PlaygroundValue; id: unknown }

/** From the page around it to the frame. */
export type ToFrame =
  /** shows that instead, as `element.state = state` does */
  | { hnn: 'set'; state: PlaygroundValue }
  /** asks for a `state` */
  | { hnn: 'get'; id?: unknown }
  /** The frame is made as high as it asks to be: nothing has to be left out. */
  | { hnn: 'fit' }
  | { hnn: 'train' }
  | { hnn: 'pause' }
  | { hnn: 'reset' }
