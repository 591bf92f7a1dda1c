import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { words } from '../../../language'
import { type Labels, type Palette, type PhasePoint, pairLabels } from '../../../plots'
import { sharedStyles } from '../../look/shared-styles'
import type { Cast } from '../../state/cast'
import { sentence } from '../../state/errors'
import type { MotionClock } from '../../state/motion-clock'
import type { Playground } from '../../state/playground'
import type { TaskSection } from '../../state/table'
import { quantity } from '../../words/numbers'
import { everyone, type Who } from './everyone'
import type { SectionContent } from './section-plane'
import { firstStarts, shownIn, startAt, sweep } from './sweep'

const firstOrbits = 8
const energySteps = 100

/** The section of the truth and of each model, side by side over the same axes. */
export class Sections extends LitElement {
  static override properties = {
    playground: { attribute: false },
    cast: { attribute: false },
    labels: { attribute: false },
    palette: { attribute: false },
    clock: { attribute: false },
    version: { attribute: false },
    energy: { state: true },
    cross: { state: true },
    status: { state: true },
    grown: { state: true },
  }
  static override styles = [
    sharedStyles,
    css`
      .planes { display: grid; gap: 0.75rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); margin-top: 0.5rem; }
      .line { display: flex; flex-wrap: wrap; gap: 0.4rem 0.75rem; align-items: center; }
      label { display: flex; flex-wrap: wrap; gap: 0.25rem 0.6rem; align-items: center; flex: 1 1 16rem; font-variant-numeric: tabular-nums; }
      label span { min-width: 16em; }
      input { flex: 1 1 8rem; min-width: 0; height: max(1.5rem, var(--target, 0rem)); accent-color: var(--text); }
      p { margin-top: 0.4rem; }
      @media (pointer: coarse) { input { height: 44px; } button { min-height: 44px; } }
    `,
  ]
  declare playground: Playground
  declare cast: Cast
  declare labels: Labels
  declare palette: Palette
  declare clock: MotionClock
  declare version: number
  /** null: the task's own */
  declare energy: number | null
  declare cross: PhasePoint | null
  declare status: string
  /** grows with what is found */
  declare grown: number
  readonly #points = new Map<string, number[]>()
  /** of what each was begun: other weights or another energy begin anew */
  readonly #begun = new Map<string, string>()
  /** those that somebody added */
  #added: Float64Array[] = []

  constructor() {
    super()
    this.energy = null
    this.cross = null
    this.status = ''
    this.grown = 0
  }

  override render() {
    const { section, said } = { section: this.#section, said: words().chaos }
    if (!section) return nothing
    const { coordinates, energy } = this.labels
    const plane = coordinates[section.coordinate]
    const text = quantity(this.#energy(section), energy?.unit ?? '')
    const { q, p } = pairLabels(this.labels, shownIn(section))
    const view = { qMin: section.q_from, qMax: section.q_to, pMin: section.p_from, pMax: section.p_to }
    const cross = this.cross ?? { q: (view.qMin + view.qMax) / 2, p: (view.pMin + view.pMax) / 2 }
    const contents: SectionContent[] = this.#everyone.map(({ who, role, title }) => ({
      role,
      title,
      view,
      q,
      p,
      points: this.#points.get(who.key) ?? [],
      cross,
      palette: this.palette,
    }))
    const resting = this.cast.models.every(({ role }) => this.#rests(role.key))
    return html`
      <h3>${said.section(`${plane?.symbol} = ${quantity(section.value, plane?.unit ?? '')}`, section.direction > 0)}</h3>
      <div class="line">
        <label class="small"><span>${said.energyOf(text)}</span>
          <input type="range" min=${section.lowest} max=${section.highest} step=${(section.highest - section.lowest) / energySteps}
            .value=${String(this.#energy(section))} aria-valuetext=${text} @input=${this.#slide}></label>
        <button type="button" ?disabled=${this.#added.length === 0} @click=${this.#clear}>${said.clear}</button>
      </div>
      <div class="planes">${contents.map(
        (content) =>
          html`<hnn-section-plane .content=${content} .clock=${this.clock}
            @orbit=${({ detail }: CustomEvent<PhasePoint>) => void this.#add(detail)}
            @cross=${({ detail }: CustomEvent<PhasePoint>) => {
              this.cross = detail
            }}></hnn-section-plane>`,
      )}</div>
      <p class="small" role="status">${this.status}</p>
      <p class="small muted">${resting ? said.crossHint : said.whileTraining}</p>
    `
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('playground') || changed.has('version') || changed.has('energy') || changed.has('cast'))
      this.#begin()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#begun.clear()
  }

  get #section(): TaskSection | null {
    return this.playground.task.section
  }

  #energy(section: TaskSection): number {
    return this.energy ?? section.energy
  }

  get #everyone() {
    return everyone(this.cast, true)
  }

  #rests(key: string): boolean {
    const state = this.playground.models.get(key)
    return state !== undefined && state.phase !== 'training' && state.phase !== 'ready' && state.failure === null
  }

  /** Those whose motions are others than they were begin anew. */
  #begin(): void {
    const section = this.#section
    const { scene, experiment, models } = this.playground
    if (!section || !scene) return
    const energy = this.#energy(section)
    const solver = ['task', 'integrator', 'tolerance', 'time_step'].map((name) => experiment[name])
    for (const { who } of this.#everyone) {
      const rests = who.ofTruth || this.#rests(who.key)
      const of = rests ? JSON.stringify([energy, solver, who.model, who.ofTruth ? 0 : models.get(who.key)?.step]) : ''
      if (this.#begun.get(who.key) === of) continue
      this.#begun.set(who.key, of)
      if (rests) void this.#follow(who, section, energy, of)
    }
  }

  async #follow(who: Who, section: TaskSection, energy: number, of: string): Promise<void> {
    try {
      const first = await firstStarts(this.playground, who.model, energy, firstOrbits)
      const added = this.#added.flatMap((start) => [...start])
      if (this.#begun.get(who.key) !== of) return
      this.#points.set(who.key, [])
      await this.#grow(who, section, Float64Array.of(...first, ...added), of)
    } catch (error) {
      if (this.#begun.get(who.key) === of) this.status = sentence(error)
    }
  }

  #grow(who: Who, section: TaskSection, starts: Float64Array, of: string): Promise<void> {
    const goesOn = () => this.#begun.get(who.key) === of && this.isConnected
    return sweep(this.playground, who, section, starts, goesOn, (points) => {
      this.#points.set(who.key, [...(this.#points.get(who.key) ?? []), ...points])
      this.grown++
    })
  }

  async #add(point: PhasePoint): Promise<void> {
    const section = this.#section
    const [first] = this.#everyone
    if (!section || !first) return
    this.cross = point
    const energy = this.#energy(section)
    try {
      const start = await startAt(this.playground, first.who.model, energy, point)
      this.status = start ? '' : words().chaos.noOrbit(quantity(energy, this.labels.energy?.unit ?? ''))
      if (!start) return
      this.#added.push(start)
      this.playground.did('orbit')
      await Promise.all(
        this.#everyone.map(({ who }) => {
          const of = this.#begun.get(who.key)
          return of ? this.#grow(who, section, start, of) : null
        }),
      )
    } catch (error) {
      this.status = sentence(error)
    }
  }

  #slide(event: Event): void {
    this.#added = []
    const { valueAsNumber, max, step } = event.target as HTMLInputElement
    this.energy = valueAsNumber
    // Of the last step there is a rest, for browsers count in decimals.
    if (valueAsNumber > Number(max) - Number(step) / 2) this.playground.did('highest energy')
  }

  #clear(): void {
    this.#added = []
    this.#begun.clear()
    this.#begin()
  }
}
