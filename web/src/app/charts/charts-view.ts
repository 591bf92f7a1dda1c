import { html, nothing, type TemplateResult } from 'lit'
import { words } from '../../language'
import { type Quantity, type TimeChart, type TimeCurves, withUnit } from '../../plots'
import { learnedUnit } from '../state/labels'
import { numberOf } from '../state/table'
import type { Shown } from '../views/shown'
import { capitalised } from '../words/capitalised'
import { energyRelation, lossCurves, timeCurves } from './curves'

/** The curves of the motions, for as long as the motions stay: charts draw anew what is new. */
export class CurveKeeper {
  #of: readonly unknown[] = []
  #curves: Partial<Record<TimeChart, TimeCurves>> = {}

  curvesOf(kind: TimeChart, { playground, cast }: Shown): TimeCurves {
    const of = [playground.truth, cast, ...cast.models.map(({ role }) => playground.models.get(role.key)?.rollout)]
    if (of.length !== this.#of.length || of.some((value, i) => value !== this.#of[i])) {
      this.#of = of
      this.#curves = {}
    }
    const curves = this.#curves[kind] ?? timeCurves[kind](playground, cast)
    this.#curves[kind] = curves
    return curves
  }
}

/** The charts of what is shown that the task and its models have something for; nothing where none is. */
export function chartsView(
  shown: Shown,
  keeper: CurveKeeper,
  parts: ReadonlySet<string>,
): TemplateResult | typeof nothing {
  const { playground, cast, palette, labels, clock } = shown
  const said = words().charts
  const { task, experiment } = playground
  const { energy, coordinates } = labels
  const [position] = coordinates
  const framed = task.has_frames
  const chart = (kind: TimeChart, heading: string) =>
    html`<hnn-time-chart .kind=${kind} .heading=${heading} .curves=${keeper.curvesOf(kind, shown)} .cast=${cast}
      .palette=${palette} .labels=${labels} .clock=${clock}></hnn-time-chart>`
  const charts = {
    // Of a training beforehand there are no curves.
    loss: !playground.trained && loss(shown, framed ? said.lossOfFrames : said.loss, numberOf(experiment, 'steps')),
    position: framed && position && chart('position', withUnit(capitalised(position.name), position.unit)),
    energy: energy && chart('energy', withUnit(framed ? said.trueEnergy : said.totalEnergy, energy.unit)),
    hamiltonian:
      cast.models.some(({ model }) => model.has_energy) &&
      chart('hamiltonian', withUnit(said.learnedH, learnedUnit(labels))),
    error: chart('error', said.coordinateError),
    relation: framed && energy && relation(shown, energy),
  }
  // Each in its own place, so that none is made of another when one goes.
  const places = Object.entries(charts).map(([name, made]) =>
    made && parts.has(partOf[name as keyof typeof charts]) ? made : nothing,
  )
  return places.every((place) => place === nothing) ? nothing : html`${places}`
}

/** What each chart is shown with. */
const partOf = {
  loss: 'loss',
  position: 'error',
  energy: 'energy',
  hamiltonian: 'conserved',
  error: 'error',
  relation: 'conserved',
} as const

function loss({ playground, cast, palette }: Shown, heading: string, steps: number): TemplateResult {
  return html`<hnn-loss-chart .heading=${heading} .curves=${lossCurves(playground, cast)} .cast=${cast} .palette=${palette}
    .steps=${steps}></hnn-loss-chart>`
}

function relation({ playground, cast, palette, labels }: Shown, energy: Quantity): TemplateResult | typeof nothing {
  const curves = energyRelation(playground, cast)
  if (curves.every(({ curve }) => curve === null)) return nothing
  const axes = [withUnit(words().plots.trueEnergy, energy.unit), withUnit(words().plots.learnedH, learnedUnit(labels))]
  return html`<hnn-energy-relation .heading=${words().charts.energyRelation} .curves=${curves}
    .cast=${cast} .palette=${palette} .labels=${axes}></hnn-energy-relation>`
}
