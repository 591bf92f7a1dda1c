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

/** All charts that the task and its models have something for. */
export function chartsView(shown: Shown, keeper: CurveKeeper): TemplateResult {
  const { playground, cast, palette, labels, clock } = shown
  const said = words().charts
  const { task, experiment } = playground
  const { energy, coordinates } = labels
  const [position] = coordinates
  const framed = task.has_frames
  const chart = (kind: TimeChart, heading: string) =>
    html`<hnn-time-chart .kind=${kind} .heading=${heading} .curves=${keeper.curvesOf(kind, shown)} .cast=${cast}
      .palette=${palette} .labels=${labels} .clock=${clock}></hnn-time-chart>`
  // Of a training beforehand there are no curves.
  const loss = html`<hnn-loss-chart .heading=${framed ? said.lossOfFrames : said.loss} .curves=${lossCurves(playground, cast)}
      .cast=${cast} .palette=${palette} .steps=${numberOf(experiment, 'steps')}></hnn-loss-chart>`
  return html`
    ${playground.trained ? nothing : loss}
    ${framed && position ? chart('position', withUnit(capitalised(position.name), position.unit)) : nothing}
    ${energy ? chart('energy', withUnit(framed ? said.trueEnergy : said.totalEnergy, energy.unit)) : nothing}
    ${cast.models.some(({ model }) => model.has_energy) ? chart('hamiltonian', withUnit(said.learnedH, learnedUnit(labels))) : nothing}
    ${chart('error', said.coordinateError)}
    ${framed && energy ? relation(shown, energy) : nothing}
  `
}

function relation({ playground, cast, palette, labels }: Shown, energy: Quantity): TemplateResult | typeof nothing {
  const curves = energyRelation(playground, cast)
  if (curves.every(({ curve }) => curve === null)) return nothing
  const axes = [withUnit(words().plots.trueEnergy, energy.unit), withUnit(words().plots.learnedH, learnedUnit(labels))]
  return html`<hnn-energy-relation .heading=${words().charts.energyRelation} .curves=${curves}
    .cast=${cast} .palette=${palette} .labels=${axes}></hnn-energy-relation>`
}
