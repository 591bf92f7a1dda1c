import { html, type TemplateResult } from 'lit'
import { words } from '../../language'
import type { Shown } from '../views/shown'

/** A small study, whose code is fetched when it is opened. */
export function studyView({ playground, version }: Shown): TemplateResult {
  const opened = async (event: Event) => {
    if ((event.target as HTMLDetailsElement).open) (await import('../study/elements')).defineStudy()
  }
  return html`<details class="study" @toggle=${opened}>
    <summary>${words().study.title}</summary>
    <hnn-study .playground=${playground} .version=${version}></hnn-study>
  </details>`
}
