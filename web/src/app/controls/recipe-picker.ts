import { css, html, LitElement } from 'lit'
import { words } from '../../language'
import { pillStyles, sharedStyles } from '../look/shared-styles'
import type { Recipe } from '../state/table'

const recipes: readonly Recipe[] = ['fast', 'paper']

/** By which recipe the training goes, as radio buttons; none is on where something else was chosen. Dispatches `set`. */
export class RecipePicker extends LitElement {
  static override properties = { recipe: { attribute: false } }
  static override styles = [
    sharedStyles,
    pillStyles,
    css`
      .pills { margin-top: 0.35rem; }
    `,
  ]
  declare recipe: Recipe | null

  override render() {
    const said = words().recipe
    return html`<h2 id="title">${said.title}</h2>
      <div class="pills" role="radiogroup" aria-labelledby="title">
        ${recipes.map(
          (recipe) => html`<label>
            <input type="radio" name="recipe" .value=${recipe} .checked=${recipe === this.recipe} @change=${this.#pick} />${said.names[recipe]}
          </label>`,
        )}
      </div>`
  }

  #pick(event: Event): void {
    const detail = { name: 'recipe', text: (event.target as HTMLInputElement).value }
    this.dispatchEvent(new CustomEvent('set', { detail, bubbles: true, composed: true }))
  }
}
