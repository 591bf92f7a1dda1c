import { DataTableView } from '../../app/charts/data-table'
import { FreedomPicker } from '../../app/controls/freedom-picker'
import { TimeBar } from '../../app/controls/time-bar'
import { Transport } from '../../app/controls/transport'
import { define } from '../../app/look/define'
import { MakingView } from '../../app/shell/making-view'
import { PlaygroundView } from '../../app/shell/playground-view'
import { SummaryView } from '../../app/spoken/summary-view'
import { Voice } from '../../app/spoken/voice'
import type { Display, Part } from '../../app/state/display'
import type { ViewKind } from '../../app/state/table'
import { Portrait } from '../../app/views/plane/portrait'
import { PlotTools } from '../../app/views/plot-tools'

/** The elements that playgrounds consist of, by their names. */
type Elements = Readonly<Record<string, CustomElementConstructor>>

/** Of nearly every playground. */
const usual: Elements = {
  'hnn-data-table': DataTableView,
  'hnn-freedom': FreedomPicker,
  'hnn-making': MakingView,
  'hnn-view': PlaygroundView,
  'hnn-plot-tools': PlotTools,
  'hnn-portrait': Portrait,
  'hnn-summary': SummaryView,
  'hnn-time-bar': TimeBar,
  'hnn-transport': Transport,
  'hnn-voice': Voice,
}

const views = () => import('./views')

/** Those that are loaded where they are needed. */
const further = {
  full: () => import('./full'),
  told: () => import('./told'),
  charts: () => import('./charts'),
  plane: null,
  bodies: views,
  rods: views,
  frames: views,
} satisfies Record<ViewKind | 'full' | 'told' | 'charts', (() => Promise<{ elements: Elements }>) | null>

type Further = keyof typeof further

/** What a playground needs for all that its page asks for: any view where the reader can choose a task. */
export function neededFor({ controls, parts }: Pick<Display, 'controls' | 'parts'>): Further[] {
  const shows = (...any: Part[]) => any.some((part) => parts.has(part))
  const full: Further[] = controls === 'full' || shows('settings') ? ['full', 'bodies', 'rods', 'frames'] : []
  const told: Further[] = controls === 'full' || shows('system', 'figures', 'text') ? ['told'] : []
  const charts: Further[] = shows('energy', 'conserved', 'loss', 'error') ? ['charts'] : []
  return [...full, ...told, ...charts]
}

/** Makes elements known to the page, each once. */
export async function defineInner(needed: readonly Further[]): Promise<void> {
  define(usual)
  await Promise.all(needed.map(async (name) => define((await further[name]?.())?.elements ?? {})))
}
