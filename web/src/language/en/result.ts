import { count } from '../numbers'
import { listed, networks } from './sentences'

/** What is seen now. Models are named as in texts (“the baseline”), losses and energies are written already. */
export const result = {
  listed,
  notFinite: 'not finite',
  nothingLearned: (models: number) => `${networks(models).none} learned anything yet: press Play.`,
  diverged: (model: string, step: number) =>
    `The loss of ${model} stopped being a number at step ${count(step)}; a smaller learning rate would help.`,
  lossIs: (loss: string, floor: string | null) => `The loss is ${loss}${floorText(floor)}.`,
  lossesAlike: (losses: readonly string[], floor: string | null, energyTells: boolean) =>
    `Their losses are nearly the same, ${listed(losses)}${floorText(floor)}` +
    `${energyTells ? ', so the loss can’t tell them apart. The energy can.' : '.'}`,
  /** `losses` with short names in brackets */
  fitsBetter: (model: string, losses: readonly string[]) =>
    `${model} fits the data ${losses.length === 2 ? 'better' : 'best'}: the losses are ${listed(losses)}.`,
  noEnergyKnown: 'No energy of these motions is known: their losses are all there is to compare.',
  runsOff: (model: string) => `The motion of ${model} runs off to infinity.`,
  hardlyLearned: (model: string, loss: string, still: string) =>
    `${model} has hardly learned how anything moves: its loss is ${loss}, where a network for which everything stands still ` +
    `has ${still}; its energy says nothing.`,
  energyOffSoFar: (value: string) => `So far, along this motion, the energy is off by ${value} (mean square).`,
  energyOff: (value: string) => `Over the test motions the energy is off by ${value} (mean square).`,
  /** `pair`: the two of several that are compared; null where there are only two. `kept`: whether the true motion keeps it */
  equallyWell: (pair: readonly string[] | null, kept: boolean, soFar: boolean) =>
    `${before(soFar)}${pair ? `the best, ${listed(pair)},` : 'both'} ${kept ? 'keep' : 'follow'} the energy about equally well.`,
  better: (model: string, ratio: number, other: string, kept: boolean, soFar: boolean) =>
    `${before(soFar)}${model} ${kept ? 'keeps' : 'follows'} the energy ${times(ratio)} better than ${other}.`,
  staysOnLine: 'Its motion stays on a line of equal H, which nothing in the loss asked for.',
  keepsItsH: 'Its motion keeps its H, which nothing in the loss asked for.',
  given: (models: number, points: number, noisy: boolean, seen: string) => {
    const { all, many } = networks(models)
    return (
      `${all} ${many ? 'see the same' : 'sees'} ${count(points)} ${noisy ? 'noisy ' : ''}${seen} and ` +
      `${many ? 'learn' : 'learns'} how each changes.`
    )
  },
  measured: (file: string) => `measured, ${file}`,
  aRecording: 'a recording',
  trainedBeforehand: (models: number, steps: number) => {
    const { all, many } = networks(models)
    return (
      `${all} ${many ? 'were' : 'was'} trained beforehand: ${count(steps)} steps with these settings on the command line, ` +
      'the weights rounded to 16 bits. Train starts from scratch, here.'
    )
  },
  waitsForData: (models: number) => {
    const { all, many } = networks(models)
    return (
      `${all} ${many ? 'wait' : 'waits'} for your data: open a recording, and what ${many ? 'they learn' : 'it learns'} ` +
      'from it stands here.'
    )
  },
  building: 'Building the data and the networks…',
  making: 'Making the data and the networks…',
  makingMotions: (motions: number, points: number) => `Making the data: ${count(motions)} motions of ${points} points…`,
  dataAre: (source: string) => `Data: ${source}`,
  testLossIs: 'Test loss (mean square)',
  /** `unit` is that of its square; empty without one */
  energyErrorIs: (over: string, unit: string) => `Energy error, ${over} (mean square${unit && `, ${unit}`})`,
  alongMotion: 'along the motion shown',
  overTestMotions: 'over the test motions',
  alongTestPart: 'along the test part of the recording',
  standardError: 'standard error',
  paper: 'paper',
  trainLoss: 'train loss',
  testLoss: 'test loss',
  aStep: 'a step',
  solvedBy: (solver: string) => `The test motions are solved by ${solver}.`,
  solvedByOf: (models: readonly string[], solver: string) =>
    `The test motions of ${listed(models)} are solved by ${solver}.`,
  /** `figures`: each model's, by its name */
  announcement: (
    finished: boolean,
    task: string,
    ofEnergy: boolean,
    figures: readonly (readonly [string, string])[],
  ) => {
    const told = figures.map(([model, figure]) => `of ${model} ${figure}`).join(', ')
    const what = ofEnergy ? 'energy error' : 'test loss'
    return `${finished ? 'Training has finished' : 'Training is paused'}: ${task}, ${what} ${told}.`
  },
}

function floorText(floor: string | null): string {
  return floor === null ? '' : `: with this noise even the true law has ${floor}`
}

function before(soFar: boolean): string {
  return soFar ? 'So far, along this motion, ' : ''
}

/** “110 times”, “2.3 times” */
function times(ratio: number): string {
  return ratio >= 1e6 ? 'over a million times' : `${count(ratio)} times`
}
