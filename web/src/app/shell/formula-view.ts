import { html, type TemplateResult } from 'lit'
import type { Shown } from '../views/shown'

/** The law that is typed. Its code is loaded when it is first needed. */
export function formulaView({ playground, palette, clock }: Shown): TemplateResult {
  if (!customElements.get('hnn-formula'))
    void import('../formula/elements').then(({ defineFormula }) => defineFormula())
  const { experiment, core, errors } = playground
  return html`<hnn-formula .experiment=${experiment} .core=${core} .errors=${errors} .palette=${palette} .clock=${clock}
    @law=${(event: CustomEvent<Record<string, string>>) => void playground.setAll(event.detail)}></hnn-formula>`
}
