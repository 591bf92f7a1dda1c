import { css, html, LitElement, nothing } from 'lit'
import { live } from 'lit/directives/live.js'
import { unsafeHTML } from 'lit/directives/unsafe-html.js'
import type { Core, Formula, FormulaConstant, FormulaProblem } from '../../engine/protocol'
import { words } from '../../language'
import { formatNumber, type Palette, pairLabels } from '../../plots'
import { fieldStyles, pillStyles, sharedStyles } from '../look/shared-styles'
import type { MotionClock } from '../state/motion-clock'
import type { Experiment } from '../state/table'
import { valueText } from '../state/values'
import { examples } from './examples'
import type { LawContent } from './law-plane'
import { boxOf, coordinatesOf, energiesIn, numbers, settingsOf } from './law-values'
import { partsAt, rounded, withConstant } from './text'

/** What is typed of a law, as settings. */
type Law = Readonly<Record<'H' | 'D', string>>

/** So long after the last key a good formula is learned. */
const pause = 900

/**
 * The formulas of a law: fields to type them, how they are understood, sliders for their constants, and their plane. What is
 * typed is drawn at once; dispatches `law` with settings to learn it when typing rests.
 */
export class FormulaPanel extends LitElement {
  static override properties = {
    experiment: { attribute: false },
    core: { attribute: false },
    errors: { attribute: false },
    palette: { attribute: false },
    clock: { attribute: false },
    typed: { state: true },
    drafts: { state: true },
    k: { state: true },
  }
  static override styles = [
    sharedStyles,
    fieldStyles,
    pillStyles,
    css`
      :host { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.6rem; }
      label { font-size: 0.875rem; }
      textarea {
        display: block; width: 100%; min-height: 2.2rem; padding: 0.35rem 0.55rem; border: 1px solid var(--line-strong); border-radius: 6px; resize: vertical;
        background: var(--surface); color: inherit; font: 0.875rem/1.4 ui-monospace, monospace; field-sizing: content;
      }
      .set { overflow: auto hidden; padding: 0.35rem 0; font-size: 1.05rem; }
      math { text-align: left; }
      .wrong { font: 0.8125rem/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
      mark { background: none; color: var(--error); text-decoration: underline wavy; }
      mark:empty::before { content: '▁'; }
      .constants { display: grid; grid-template-columns: auto minmax(4rem, 1fr) 3.2rem; gap: 0.2rem 0.6rem; align-items: center; }
      .constants output { text-align: right; font-variant-numeric: tabular-nums; font-size: 0.8125rem; }
      input[type='range'] { width: 100%; height: max(1.5rem, var(--target, 0rem)); accent-color: var(--text); }
      .line { display: flex; flex-wrap: wrap; gap: 0.4rem 0.6rem; align-items: center; }
    `,
  ]
  declare experiment: Experiment
  declare core: Pick<Core, 'readFormula' | 'typedLaw'>
  declare errors: ReadonlyMap<string, string>
  declare palette: Palette
  declare clock: MotionClock
  /** what stands in the fields; null: what is in force */
  declare typed: Law | null
  /** box and energies while they are moved */
  declare drafts: Experiment
  declare k: number
  #timer: ReturnType<typeof setTimeout> | undefined
  #plane: { key: string; content: LawContent } | null = null

  constructor() {
    super()
    this.typed = null
    this.drafts = {}
    this.k = 0
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.#timer)
  }

  override render() {
    const said = words().formula
    const law = this.#law
    const [h, d] = [this.#read('H', law), this.#read('D', law)]
    return html`
      <label>${said.examples} <select @change=${this.#choose}>
        <option value="">${said.chooseExample}</option>
        ${examples.map(({ id }, i) => html`<option value=${i}>${said.names[id]}</option>`)}
      </select></label>
      ${this.#field('H', said.energy, law.H, h)}
      ${this.#field('D', said.friction, law.D, law.D === '' ? null : d, said.noFriction)}
      ${this.#constants(h, d)}
      ${this.#law === this.#inForce ? this.#refusals : nothing}
      ${this.#planeView(said)}
    `
  }

  #field(name: 'H' | 'D', label: string, text: string, reading: Formula | FormulaProblem | null, placeholder = '') {
    const problem = reading && 'problem' in reading ? reading : null
    return html`<div>
      <label for=${name}>${label}</label>
      <textarea id=${name} rows="1" spellcheck="false" autocapitalize="off" placeholder=${placeholder} aria-invalid=${problem ? 'true' : 'false'}
        aria-describedby="${name}-told" .value=${live(text)} @input=${(event: Event) => this.#type(name, (event.target as HTMLTextAreaElement).value)}
        @change=${this.#commit} @keydown=${this.#key}></textarea>
      <div id="${name}-told" aria-live="polite">${problem ? this.#problem(text, problem) : reading && 'mathml' in reading ? this.#set(name, reading) : nothing}</div>
    </div>`
  }

  #set(name: string, { mathml }: Formula) {
    return html`<div class="set" role="group" tabindex="0" aria-label=${name}>${unsafeHTML(`<math display="block"><mi>${name}</mi><mo>=</mo>${mathml}</math>`)}</div>`
  }

  #problem(text: string, { problem, at, length }: FormulaProblem) {
    const [before, wrong, after] = partsAt(text, at, length)
    return html`<p class="wrong" aria-hidden="true">${before}<mark>${wrong}</mark>${after}</p>
      <p class="error" lang="en">${problem}</p><p class="small muted">${words().formula.kept}</p>`
  }

  #constants(...readings: readonly (Formula | FormulaProblem)[]) {
    const rows = (['H', 'D'] as const).flatMap((name, i) => {
      const reading = readings[i]
      return reading && 'constants' in reading && this.#law[name] !== ''
        ? reading.constants.filter(({ isOuter }) => !isOuter).map((constant) => this.#slider(name, constant))
        : []
    })
    return rows.length === 0
      ? nothing
      : html`<div class="constants" role="group" aria-label=${words().formula.constants}>${rows}</div>`
  }

  #slider(of: 'H' | 'D', constant: FormulaConstant) {
    const { name, value, least, most } = constant
    const id = `${of}-${name}`
    return html`<label for=${id}>${name}</label>
      <input id=${id} type="range" min=${Math.min(least, value)} max=${Math.max(most, value)} step="any" .value=${live(String(value))}
        @input=${(event: Event) => this.#turn(of, constant, rounded(Number((event.target as HTMLInputElement).value), constant))} @change=${this.#commit} />
      <output for=${id}>${formatNumber(value)}</output>`
  }

  #planeView(said: ReturnType<typeof words>['formula']) {
    const content = this.#content
    if (!content) return nothing
    const { dimension, energies } = content
    const pill = (byEnergy: boolean, text: string) =>
      html`<label><input type="radio" name="starts" .checked=${(energies !== null) === byEnergy} @change=${() => this.#startBy(byEnergy)} />${text}</label>`
    return html`
      ${
        dimension > 2
          ? html`<hnn-freedom .labels=${{ coordinates: coordinatesOf(dimension) }} .k=${content.k} @freedom=${(
              event: CustomEvent<number>,
            ) => {
              this.k = event.detail
            }}></hnn-freedom>`
          : nothing
      }
      <hnn-law .content=${content} .clock=${this.clock}
        @move=${(event: CustomEvent<number[]>) => this.#draft(content.energies ? 'energies' : 'box', event.detail)} @moved=${this.#commit}></hnn-law>
      ${dimension > 2 ? html`<p class="small muted">${said.slice}</p>` : nothing}
      <fieldset class="line"><legend class="small">${said.starts}</legend>
        <div class="pills">${pill(false, said.inBox)}${pill(true, said.byEnergy)}</div></fieldset>`
  }

  get #refusals() {
    const told = ['H', 'D', 'box', 'energies'].flatMap((name) => this.errors.get(name) ?? [])
    return told.map((text) => html`<p class="error" lang="en" role="alert">${text}</p>`)
  }

  get #inForce(): Law {
    return { H: String(this.experiment.H), D: String(this.experiment.D) }
  }

  get #law(): Law {
    return this.typed ?? this.#inForce
  }

  #read(name: 'H' | 'D', law: Law): Formula | FormulaProblem {
    return this.core.readFormula(law[name], name, name === 'D' ? law.H : '')
  }

  /** Those in the fields where both are good, else those in force. */
  get #good(): Law {
    const { typed } = this
    return typed && this.#isGood(typed) ? typed : this.#inForce
  }

  #isGood(law: Law): boolean {
    const [h, d] = [this.#read('H', law), law.D === '' ? null : this.#read('D', law)]
    return 'freedom' in h && (d === null || ('freedom' in d && d.freedom <= h.freedom))
  }

  /** Content for the plane; the same object for as long as nothing of it changes. */
  get #content(): LawContent | null {
    const { core, experiment, palette } = this
    const law = this.#good
    const reading = this.#read('H', law)
    // Those in force may be a link's, which is refused in the next moment.
    if (!this.#isGood(law) || !('freedom' in reading)) return null
    const dimension = 2 * reading.freedom
    const box = boxOf(this.drafts.box ?? experiment.box, dimension)
    const [low, high] = numbers(this.drafts.energies ?? experiment.energies)
    const k = Math.min(this.k, reading.freedom - 1)
    const key = JSON.stringify([law, box, low, high, k])
    if (this.#plane?.key === key && this.#plane.content.palette === palette) return this.#plane.content
    const settings = { ...experiment, ...law, box, energies: [], from: [] }
    const content: LawContent = {
      law: (states) => core.typedLaw(settings, states),
      dimension,
      k,
      ...pairLabels({ coordinates: coordinatesOf(dimension), time: noQuantity, energy: null }, k),
      box,
      energies: low !== undefined && high !== undefined ? [low, high] : null,
      palette,
    }
    this.#plane = { key, content }
    return content
  }

  #type(name: 'H' | 'D', text: string): void {
    this.typed = { ...this.#law, [name]: text }
    clearTimeout(this.#timer)
    if (this.#isGood(this.typed)) this.#timer = setTimeout(() => this.#commit(), pause)
  }

  #turn(of: 'H' | 'D', constant: FormulaConstant, value: number): void {
    const law = this.#law
    this.typed = { ...law, [of]: withConstant(law[of], constant, value) }
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey) return
    event.preventDefault()
    this.#commit()
  }

  #choose(event: Event): void {
    const select = event.target as HTMLSelectElement
    const example = examples[Number(select.value)]
    if (select.value === '' || !example) return
    select.value = ''
    clearTimeout(this.#timer)
    this.typed = null
    this.drafts = {}
    this.#tell(settingsOf(example))
  }

  #startBy(energy: boolean): void {
    const content = this.#content
    if (!content) return
    this.#draft('energies', energy ? energiesIn(content.box, (states) => content.law(states).energy) : [])
    this.#commit()
  }

  #draft(name: 'box' | 'energies', values: readonly number[]): void {
    // Those of trajectories that test are not moved here.
    const rest = name === 'energies' && values.length > 0 ? numbers(this.experiment.energies).slice(2) : []
    this.drafts = { ...this.drafts, [name]: [...values, ...rest] }
  }

  readonly #commit = (): void => {
    clearTimeout(this.#timer)
    const law = this.#good
    if (this.typed && law !== this.typed) return
    const dimension = this.#content?.dimension ?? 2
    const box = numbers(this.drafts.box ?? this.experiment.box)
    const settings = {
      H: law.H,
      D: law.D,
      box: (box.length === 2 || box.length === 2 * dimension ? box : [-2, 2]).join(','),
      energies: numbers(this.drafts.energies ?? this.experiment.energies).join(','),
    }
    this.typed = null
    this.drafts = {}
    this.#tell(settings)
  }

  #tell(settings: Readonly<Record<string, string>>): void {
    const changed = Object.entries(settings).filter(([name, text]) => text !== valueText(this.experiment[name] ?? ''))
    if (changed.length === 0) return
    // A start of another count of coordinates would be refused.
    const from = changed.some(([name]) => name === 'H') ? { from: '' } : {}
    this.dispatchEvent(new CustomEvent('law', { detail: { ...from, ...Object.fromEntries(changed) } }))
  }
}

const noQuantity = { name: '', symbol: '', unit: '' }
