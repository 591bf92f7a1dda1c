import { html, nothing, type TemplateResult } from 'lit'
import { type Quantity, type TimeChart, type TimeCurves, withUnit } from '../../plots'
import { learnedUnit } from '../state/labels'
import { numberOf } from '../state/table'
import type { Shown } from '../views/shown'
import { capitalised } from '../words/counts'
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
  const { task, experiment } = playground
  const { energy, coordinates } = labels
  const [position] = coordinates
  const framed = task.has_frames
  const chart = (kind: TimeChart, heading: string) =>
    html`<hnn-time-chart .kind=${kind} .heading=${heading} .curves=${keeper.curvesOf(kind, shown)} .cast=${cast}
      .palette=${palette} .labels=${labels} .clock=${clock}></hnn-time-chart>`
  // Of a training beforehand there are no curves.
  const loss = html`<hnn-loss-chart .heading=${framed ? 'Loss by training step' : 'Loss (MSE) by training step'} .curves=${lossCurves(playground, cast)}
      .cast=${cast} .palette=${palette} .steps=${numberOf(experiment, 'steps')}></hnn-loss-chart>`
  return html`
    ${playground.trained ? nothing : loss}
    ${framed && position ? chart('position', withUnit(capitalised(position.name), position.unit)) : nothing}
    ${energy ? chart('energy', withUnit(framed ? 'True energy' : 'Total energy', energy.unit)) : nothing}
    ${cast.models.some(({ model }) => model.has_energy) ? chart('hamiltonian', withUnit('Learned H', learnedUnit(labels))) : nothing}
    ${chart('error', 'Coordinate error (MSE)')}
    ${framed && energy ? relation(shown, energy) : nothing}
  `
}

function relation({ playground, cast, palette, labels }: Shown, energy: Quantity): TemplateResult | typeof nothing {
  const curves = energyRelation(playground, cast)
  if (curves.every(({ curve }) => curve === null)) return nothing
  const axes = [withUnit('true energy', energy.unit), withUnit('learned H', learnedUnit(labels))]
  return html`<hnn-energy-relation .heading=${'Learned H against true energy, of test frames'} .curves=${curves}
    .cast=${cast} .palette=${palette} .labels=${axes}></hnn-energy-relation>`
}
