import { nothing, type TemplateResult } from 'lit'
import type { ViewKind } from '../state/table'
import { bodiesView } from './bodies/bodies-view'
import { framesView, latentView } from './frames/frames-view'
import { planeView } from './plane/plane-view'
import { rodsView } from './rods/rods-view'
import type { Shown } from './shown'

/** How the motions of a kind of task are shown. */
export const views: Readonly<Record<ViewKind, (shown: Shown) => TemplateResult>> = {
  plane: planeView,
  bodies: bodiesView,
  rods: rodsView,
  frames: framesView,
}

/** What stands below the motions. */
export const details: Readonly<Record<ViewKind, (shown: Shown) => TemplateResult | typeof nothing>> = {
  plane: () => nothing,
  bodies: () => nothing,
  rods: () => nothing,
  frames: latentView,
}
