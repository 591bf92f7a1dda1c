import { html, type TemplateResult } from 'lit'
import { words } from '../../../language'
import type { Shown } from '../shown'

/** How regular the motions are: fetched when it is opened, as it is at once where the task has a section. */
export function chaosView({ playground, cast, labels, palette, clock, version }: Shown): TemplateResult {
  const { section } = playground.task
  const opened = async (event: Event) => {
    if ((event.target as HTMLDetailsElement).open) (await import('./elements')).defineChaos()
  }
  return html`<details class="chaos" ?open=${section !== null} @toggle=${opened}>
    <summary>${words().chaos.title}</summary>
    ${section ? html`<hnn-sections .playground=${playground} .cast=${cast} .labels=${labels} .palette=${palette} .clock=${clock} .version=${version}></hnn-sections>` : ''}
    <hnn-exponents .playground=${playground} .cast=${cast} .labels=${labels}></hnn-exponents>
  </details>`
}
