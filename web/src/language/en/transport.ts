import { count } from '../numbers'

export const transport = {
  play: 'Play',
  pause: 'Pause',
  again: 'Again',
  /** where the models shown were trained beforehand */
  train: 'Train',
  step: 'Step',
  oneStep: 'One training step',
  reset: 'Reset',
  toInitialWeights: 'Back to the seed’s initial weights',
  space: 'Space',
  trainingOf: (model: string) => `Training of ${model}`,
  ofSteps: (steps: number) => `of ${count(steps)} steps`,
  making: 'making data and networks…',
  secondsLeft: (seconds: number) => `about ${seconds} s left`,
  minutesLeft: (minutes: number) => `about ${minutes} min left`,
}
