import type { Words } from '..'
import type { Where } from '../en/result'
import { count, withDecimal } from '../numbers'
import { listed, networks } from './sentences'

export const result: Words['result'] = {
  listed,
  notFinite: 'nicht endlich',
  driftOf: (symbol) => `${symbol} ändert sich um`,
  nothingLearned: (models) => `${networks(models).none} gelernt: Start drücken.`,
  diverged: (model, step) =>
    `Der Verlust für ${model} ist seit Schritt ${count(step)} keine Zahl mehr; eine kleinere Lernrate würde helfen.`,
  lossIs: (loss, floor) => `Der Verlust ist ${loss}${floorText(floor)}.`,
  lossesAlike: (losses, floor, energyTells) =>
    `Ihre Verluste sind fast gleich, ${listed(losses)}${floorText(floor)}` +
    `${energyTells ? ', der Verlust kann sie also nicht unterscheiden. Die Energie kann es.' : '.'}`,
  fitsBetter: (model, losses) =>
    `${model} passt ${losses.length === 2 ? 'besser' : 'am besten'} zu den Daten: Die Verluste sind ${listed(losses)}.`,
  noEnergyKnown: 'Von diesen Bewegungen ist keine Energie bekannt: Vergleichen lassen sich nur die Verluste.',
  runsOff: (model) => `Die Bewegung für ${model} läuft ins Unendliche.`,
  hardlyLearned: (models, losses, still) =>
    models.length === 1
      ? `${models.join()} hat kaum gelernt, wie sich etwas bewegt: Der Verlust ist ${losses.join()}, während ein Netz, für das alles ` +
        `stillsteht, ${still} hat; die Energie sagt hier nichts.`
      : `${listed(models)} haben kaum gelernt, wie sich etwas bewegt: Ihre Verluste sind ${listed(losses)}, während ein Netz, für ` +
        `das alles stillsteht, ${still} hat; ihre Energien sagen hier nichts.`,
  energyOff: (value, where) => `${whereText(where)} weicht die Energie um ${value} ab (mittleres Quadrat).`,
  equallyWell: (pair, kept, where) => {
    const who = pair ? `die besten, ${listed(pair)},` : 'beide'
    const verb = kept ? 'erhalten' : 'verfolgen'
    return `${whereText(where)} ${verb} ${who} die Energie etwa gleich gut.`
  },
  better: ([model, other], ratio, kept, where, drift) =>
    `${whereText(where)} ${kept ? 'erhält' : 'verfolgt'} ${model} die Energie ${times(ratio)} besser als ${other}` +
    `${drift ? `; dort geht sie von ${drift[0]} nach ${drift[1]}` : ''}.`,
  staysOnLine: (model) =>
    `Die Bewegung für ${model} bleibt auf einer Linie mit gleichem H, was der Verlust nirgends verlangt hat.`,
  keepsItsH: (model) => `Die Bewegung für ${model} behält ihr H, was der Verlust nirgends verlangt hat.`,
  given: (models, points, noisy, seen) => {
    const { all, many } = networks(models)
    return (
      `${all} ${many ? 'sehen dieselben' : 'sieht'} ${count(points)} ${seen}${noisy ? ', mit Rauschen,' : ''} und ` +
      `${many ? 'lernen' : 'lernt'}, wie sie sich ändern.`
    )
  },
  measured: (file) => `gemessen, ${file}`,
  aRecording: 'eine Aufzeichnung',
  trainedBeforehand: (models, steps) => {
    const { all, many } = networks(models)
    return (
      `${all} ${many ? 'wurden' : 'wurde'} vorab trainiert: ${count(steps)} Schritte nach dem Rezept des Papers auf der ` +
      'Kommandozeile, die Gewichte auf 16 Bit gerundet. „Trainieren“ beginnt hier von vorn.'
    )
  },
  waitsForData: (models) => {
    const { all, many } = networks(models)
    return (
      `${all} ${many ? 'warten' : 'wartet'} auf Daten: Ist eine Aufzeichnung geöffnet, steht hier, was ` +
      `${many ? 'sie' : 'es'} daraus ${many ? 'lernen' : 'lernt'}.`
    )
  },
  building: 'Daten und Netze entstehen…',
  making: 'Daten und Netze entstehen…',
  makingMotions: (motions, points) => `Daten entstehen: ${count(motions)} Bewegungen mit ${points} Punkten…`,
  dataAre: (source) => `Daten: ${source}`,
  testLossIs: 'Testverlust (mittleres Quadrat)',
  energyErrorIs: (unit) => `Energiefehler auf der gezeigten Bewegung (mittleres Quadrat${unit && `, ${unit}`})`,
  overTestMotions: 'über die Testbewegungen',
  alongTestPart: 'auf dem Testteil der Aufzeichnung',
  paper: 'Paper',
  trainLoss: 'Trainingsverlust',
  testLoss: 'Testverlust',
  aStep: 'je Schritt',
  solvedBy: (solver) => `Die Testbewegungen löst ${solverText(solver)}.`,
  solvedByOf: (models, solver) => `Die Testbewegungen für ${listed(models)} löst ${solverText(solver)}.`,
  withoutPushes:
    'Zu einer Bewegung, der Energie zugeführt wird, gibt es keinen Energiefehler; die Testbewegungen erhalten nichts davon.',
  announcement: (finished, task, ofEnergy, figures) => {
    const told = figures.map(([model, figure]) => `für ${model} ${figure}`).join(', ')
    const what = ofEnergy ? 'Energiefehler' : 'Testverlust'
    return `${finished ? 'Das Training ist beendet' : 'Das Training ruht'}: ${task}, ${what} ${told}.`
  },
}

function floorText(floor: string | null): string {
  return floor === null ? '' : `: Bei diesem Rauschen hat auch das wahre Gesetz ${floor}`
}

function whereText(where: Where): string {
  const texts: Readonly<Record<Where, string>> = {
    'so far': 'Bisher, auf dieser Bewegung,',
    motion: 'Auf dieser Bewegung',
    tests: 'Über die Testbewegungen',
    'test part': 'Auf dem Testteil der Aufzeichnung',
  }
  return texts[where]
}

/** “110-mal”, “2,3-mal” */
function times(ratio: number): string {
  return ratio >= 1e6 ? 'über eine Million Mal' : `${count(ratio)}-mal`
}

/** The core says it in English: “dopri5 at a tolerance of 1e-10 relative, 1e-9 absolute”, “rk4 with steps of 0.01”. */
function solverText(solver: string): string {
  return solver
    .replace(' with steps of ', ' mit Schritten von ')
    .replace(' at a tolerance of ', ' mit einer Toleranz von ')
    .replace(' relative, ', ' relativ, ')
    .replace(/ absolute$/, ' absolut')
    .replaceAll(/\d\.\d/g, withDecimal)
}
