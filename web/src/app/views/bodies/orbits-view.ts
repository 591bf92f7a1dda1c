import { css, html, LitElement } from 'lit'
import { type Palette, type Role, roleLabels, type SystemLabels } from '../../../plots'
import { sharedStyles } from '../../look/shared-styles'
import type { MotionClock } from '../../state/motion-clock'
import type { Playground } from '../../state/playground'
import { numberOf } from '../../state/table'
import { modelTitles } from '../plane/portrait'
import { type OrbitContent, OrbitPlane } from './orbit-plane'

const titles: Readonly<Record<Role, string>> = { truth: 'Truth', ...modelTitles }

/** The share of the whole motion that a tail is long. */
const tailShare = 0.3

/** Bodies in the plane: the truth, with their starts as handles, and both models. Passes `move` and `moved` on. */
export class OrbitsView extends LitElement {
  static override properties = {
    playground: { attribute: false },
    version: { attribute: false },
    labels: { attribute: false },
    palette: { attribute: false },
    clock: { attribute: false },
  }
  static override styles = [
    sharedStyles,
    css`
      .planes { display: grid; gap: 0.75rem; grid-template-columns: repeat(3, minmax(0, 1fr)); }
      .place { aspect-ratio: 1 / 1.45; color: var(--muted); font-size: 0.9375rem; }
      @media (max-width: 719px) {
        .planes { grid-template-columns: repeat(2, minmax(0, 1fr)); }
        .planes > :first-child { grid-column: 1 / -1; }
        .place:first-child { aspect-ratio: 1 / 0.95; }
      }
    `,
  ]
  declare playground: Playground
  /** grows with every change of the playground */
  declare version: number
  declare labels: SystemLabels
  declare palette: Palette
  declare clock: MotionClock

  override render() {
    return html`<div class="planes">${(Object.keys(roleLabels) as Role[]).map((role) => this.#plane(role))}</div>`
  }

  /** The planes as they stand, as PNG files. */
  pictures(): Promise<{ role: Role; picture: Blob }[]> {
    const planes = [...this.renderRoot.querySelectorAll('hnn-orbit-plane')].filter(
      (found) => found instanceof OrbitPlane,
    )
    return Promise.all(planes.map(async (plane) => ({ role: plane.content.role, picture: await plane.picture() })))
  }

  #plane(role: Role) {
    const { scene, startState, truth, models, experiment } = this.playground
    if (!scene || startState?.length !== scene.dataset.dimension)
      return html`<div class="place" aria-hidden="true">${titles[role]}</div>`
    const state = role === 'truth' ? null : models[role]
    const content: OrbitContent = {
      role,
      title: titles[role],
      motion: state ? state.rollout : truth,
      truth: state ? truth : null,
      start: startState,
      reach: scene.view.qMax,
      tail: tailShare * numberOf(experiment, 'until'),
      state,
      labels: this.labels,
      palette: this.palette,
    }
    return html`<hnn-orbit-plane .content=${content} .clock=${this.clock}></hnn-orbit-plane>`
  }
}
