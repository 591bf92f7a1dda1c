import { html, nothing, type TemplateResult } from 'lit'
import type { Guide } from '../lessons/guide'

/** The lesson that the reader is in, on a page that is a playground in sight of all it speaks of. Its element is defined with the first lesson that is opened. */
export function lessonView(
  guide: Guide,
  version: number,
  { page, settled }: { page: boolean; settled: boolean },
): TemplateResult | typeof nothing {
  const { tour } = guide
  if (!tour) return nothing
  return html`<hnn-lesson ?page=${page} .tour=${tour} .version=${version} .settled=${settled} @leave=${() => guide.leave()}
    @set-up=${() => guide.setUp(tour)}></hnn-lesson>`
}
