import type { Words } from '..'
import { count } from '../numbers'

export const transport: Words['transport'] = {
  play: 'Start',
  pause: 'Pause',
  again: 'Erneut',
  train: 'Trainieren',
  step: 'Schritt',
  oneStep: 'Ein Trainingsschritt',
  reset: 'Zurück',
  toInitialWeights: 'Zurück zu den Anfangsgewichten dieses Seeds',
  space: 'Leertaste',
  trainingOf: (model) => `Training: ${model}`,
  ofSteps: (steps) => `von ${count(steps)} Schritten`,
  making: 'Daten und Netze entstehen…',
  secondsLeft: (seconds) => `noch etwa ${seconds} s`,
  minutesLeft: (minutes) => `noch etwa ${minutes} min`,
}
