import { count } from '../numbers'
import { listed, networks } from './sentences'

/** What is seen now. Models are named as in texts (“the baseline”), losses and energies are written already. */
export const result = {
  listed,
  notFinite: 'not finite',
  driftOf: (symbol: string) => `${symbol} changes by`,
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
  /** of one or several networks, and the loss of one for which nothing moves */
  hardlyLearned: (models: readonly string[], losses: readonly string[], still: string) =>
    models.length === 1
      ? `${models.join()} has hardly learned how anything moves: its loss is ${losses.join()}, where a network for which everything ` +
        `stands still has ${still}; its energy says nothing.`
      : `${listed(models)} have hardly learned how anything moves: their losses are ${listed(losses)}, where a network for which ` +
        `everything stands still has ${still}; their energies say nothing.`,
  energyOff: (value: string, where: Where) => `${whereText(where)}, the energy is off by ${value} (mean square).`,
  /** `pair`: the two of several that are compared; null where there are only two. `kept`: whether the true motion keeps it */
  equallyWell: (pair: readonly string[] | null, kept: boolean, where: Where) =>
    `${whereText(where)}, ${pair ? `the best, ${listed(pair)},` : 'both'} ${kept ? 'keep' : 'follow'} the energy about equally well.`,
  /** `drift`: the other's energy at the start and at the end of the motion, where they clearly differ */
  better: (
    [model, other]: readonly [string, string],
    ratio: number,
    kept: boolean,
    where: Where,
    drift: readonly [string, string] | null,
  ) =>
    `${whereText(where)}, ${model} ${kept ? 'keeps' : 'follows'} the energy ${times(ratio)} better than ${other}` +
    `${drift ? `, whose energy goes from ${drift[0]} to ${drift[1]}` : ''}.`,
  staysOnLine: (model: string) =>
    `The motion of ${model} stays on a line of equal H, which nothing in the loss asked for.`,
  keepsItsH: (model: string) => `The motion of ${model} keeps its H, which nothing in the loss asked for.`,
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
      `${all} ${many ? 'were' : 'was'} trained beforehand: ${count(steps)} steps by the paper’s recipe on the command line, ` +
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
  energyErrorIs: (unit: string) => `Energy error along the motion shown (mean square${unit && `, ${unit}`})`,
  overTestMotions: 'over the test motions',
  alongTestPart: 'along the test part of the recording',
  paper: 'paper',
  trainLoss: 'train loss',
  testLoss: 'test loss',
  aStep: 'a step',
  solvedBy: (solver: string) => `The test motions are solved by ${solver}.`,
  solvedByOf: (models: readonly string[], solver: string) =>
    `The test motions of ${listed(models)} are solved by ${solver}.`,
  withoutPushes: 'Of a motion that energy is added to no energy error is given; the test motions get none of it.',
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

/** What an energy error is taken over: the motion shown, while training and after it, the test motions, or the test part. */
export type Where = 'so far' | 'motion' | 'tests' | 'test part'

function whereText(where: Where): string {
  const texts: Readonly<Record<Where, string>> = {
    'so far': 'So far, along this motion',
    motion: 'Along this motion',
    tests: 'Over the test motions',
    'test part': 'Along the test part of the recording',
  }
  return texts[where]
}

/** “110 times”, “2.3 times” */
function times(ratio: number): string {
  return ratio >= 1e6 ? 'over a million times' : `${count(ratio)} times`
}
