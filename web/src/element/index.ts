// Before the chart library, which asks for the reader's locale as soon as it is loaded.
import '../language/valid-locale'

export type { FromFrame, ToFrame } from './frame-protocol'
export type { Fault, Learned, Motions, Progress } from './herald'
export { HnnPlayground } from './hnn-playground'
export type { PlaygroundValue } from './value'
