import { css, html, LitElement, nothing } from 'lit'
import { words } from '../../language'
import { pauseIcon, playIcon, resetIcon, stepIcon, undoIcon } from '../look/icons'
import { sharedStyles } from '../look/shared-styles'
import type { Cast } from '../state/cast'
import type { Controls } from '../state/display'
import type { Models } from '../state/model-state'
import { timeLeft } from '../words/time-left'

/** Play, Step, Reset, Undo, and how far training is. Dispatches `play`, `pause`, `step`, `reset` and `undo`. */
export class Transport extends LitElement {
  static override properties = {
    models: { attribute: false },
    cast: { attribute: false },
    steps: { attribute: false },
    playing: { attribute: false },
    building: { attribute: false },
    waiting: { attribute: false },
    finished: { attribute: false },
    trained: { attribute: false },
    undoable: { attribute: false },
    controls: {},
    spaced: { attribute: false },
  }
  static override styles = [
    sharedStyles,
    css`
      .buttons { display: flex; flex-wrap: wrap; gap: 0.4rem; }
      .buttons > * { flex: 1 1 auto; }
      .play { flex-grow: 1.6; }
      button { padding: 0 0.4rem; }
      .play { background: var(--text); border-color: var(--text); color: var(--page); }
      .play:hover { background: var(--strong); }
      .undo { width: 100%; margin-top: 0.4rem; }
      .bars { display: grid; gap: 3px; margin-top: 0.6rem; }
      .bar { height: 4px; border-radius: 2px; background: var(--line); overflow: hidden; }
      .bar div { height: 100%; transform-origin: left; }
      .count { display: flex; flex-wrap: wrap; justify-content: space-between; column-gap: 1rem; margin-top: 0.35rem; font-variant-numeric: tabular-nums; }
      .left { flex: 1 0 11em; text-align: right; }
      /* Where it is part of a page: one row. */
      :host(:not([controls='full'])) { display: flex; flex-wrap: wrap; align-items: center; gap: 0.3rem 0.75rem; }
      :host(:not([controls='full'])) .buttons { flex: 0 1 auto; }
      :host(:not([controls='full'])) .bars { flex: 1 1 5rem; margin: 0; }
      :host(:not([controls='full'])) .count { margin: 0; flex: 0 1 auto; }
      :host([controls='bare']) .count, :host(:not([controls='full'])) .of { display: none; }
      @container (max-width: 687px) { :host([controls='full']) .bars { margin-top: 0.45rem; } .of { display: none; } }
    `,
  ]
  declare models: Models
  declare cast: Cast
  declare steps: number
  declare playing: boolean
  declare building: boolean
  /** There is nothing to train on yet. */
  declare waiting: boolean
  declare finished: boolean
  declare trained: boolean
  /** There is a run to go back to that had learned something. */
  declare undoable: boolean
  declare controls: Controls
  /** Space plays, too */
  declare spaced: boolean

  override render() {
    const { models, steps, playing, finished, trained, waiting } = this
    const said = words().transport
    const play = trained ? said.train : finished ? said.again : said.play
    return html`
      <div class="buttons">
        <button class="play" type="button" ?disabled=${waiting} aria-keyshortcuts=${this.spaced ? 'Space' : nothing} title=${this.spaced ? said.space : nothing}
          @click=${() => this.#tell(playing ? 'pause' : 'play')}>${playing ? pauseIcon : playIcon}${playing ? said.pause : play}</button>
        ${this.controls === 'bare' ? nothing : this.#steps()}
      </div>
      ${
        this.undoable && this.controls === 'full'
          ? html`<button class="undo" type="button" title=${words().runs.toRunBefore} @click=${() => this.#tell('undo')}>${undoIcon}${words().runs.undo}</button>`
          : nothing
      }
      <div class="bars">
        ${this.cast.models.map(({ role, model }) => {
          const done = Math.min(steps, models.get(role.key)?.step ?? 0)
          return html`<div class="bar" data-model=${role.key} role="progressbar" aria-label=${said.trainingOf(model.in_text)}
            aria-valuemin="0" aria-valuemax=${steps} aria-valuenow=${done}>
            <div .style=${`background: ${role.colour}; transform: scaleX(${done / steps})`}></div>
          </div>`
        })}
      </div>
      <p class="count small muted"><span class="of">${said.ofSteps(steps)}</span> <span class="left"><span class="steady">${
        this.building ? said.making : playing ? timeLeft(models, steps) : ''
      }</span></span></p>
    `
  }

  #steps() {
    const said = words().transport
    const { waiting } = this
    return html`
      <button type="button" ?disabled=${waiting} title=${said.oneStep} @click=${() => this.#tell('step')}>${stepIcon}${said.step}</button>
      <button type="button" ?disabled=${waiting} title=${said.toInitialWeights} @click=${() => this.#tell('reset')}>${resetIcon}${said.reset}</button>
    `
  }

  #tell(what: 'play' | 'pause' | 'step' | 'reset' | 'undo'): void {
    this.dispatchEvent(new Event(what))
  }
}
