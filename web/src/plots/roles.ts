import { words } from '../language'
import type { Palette } from './palette'

/** How a line looks, in phase space and on charts alike: told apart by width and dash, not colour alone. */
export interface StrokeStyle {
  /** CSS pixels, as the dashes */
  width: number
  dash: readonly number[]
  alpha: number
}

/** What stands where somebody is: an outline for the truth, filled shapes for the models. */
export type Marker = 'ring' | 'square' | 'disc' | 'diamond' | 'triangle'

/** Who a curve, a trajectory or a body belongs to. Each has its own colour, dash and marker. */
export interface Role {
  /** a model's id, or that of the truth */
  key: string
  label: string
  colour: string
  stroke: StrokeStyle
  marker: Marker
  /** of another run, or of a way back: drawn whole and without a marker, below the others, and not named in legends */
  pale?: true
}

const truthKey = 'truth'

const places: readonly { dash: readonly number[]; marker: Marker }[] = [
  { dash: [7, 3], marker: 'square' },
  { dash: [], marker: 'disc' },
  { dash: [2, 3], marker: 'diamond' },
  { dash: [10, 3, 2, 3], marker: 'triangle' },
]

/** How many models can stand side by side. */
export const mostRoles = places.length

/** The roles of the models from their place in the list, in this palette. Throws for more than there are places. */
export function modelRoles(models: readonly { id: string; label: string }[], palette: Palette): readonly Role[] {
  return models.map(({ id, label }, i) => {
    const place = places[i]
    const colour = palette.models[i]
    if (!place || colour === undefined)
      throw new Error(`${models.length} models cannot stand side by side: choose at most ${mostRoles}.`)
    return { key: id, label, colour, stroke: { width: 2, dash: place.dash, alpha: 1 }, marker: place.marker }
  })
}

/** A wide pale band, so that a rollout on top of it is seen to lie inside it or to leave it. */
export function truthRole(palette: Palette): Role {
  const stroke = { width: 5, dash: [], alpha: 0.5 }
  return { key: truthKey, label: words().plots.truth, colour: palette.truth, stroke, marker: 'ring' }
}

const paleDashes: readonly (readonly number[])[] = [[], [8, 4], [2, 4]]

/** Of the same model in another run, which has this place among several. */
export function paleRole(role: Role, run: string, place: number, label: string): Role {
  const stroke = { width: 1.5, dash: paleDashes[place % paleDashes.length] as readonly number[], alpha: 0.5 }
  return { ...role, key: `pale-${run}-${role.key}`, label: `${role.label}, ${label}`, stroke, pale: true }
}

/** Of a motion's way back from its end: as the motion, but thin and dotted. */
export function wayBackRole(role: Role): Role {
  const stroke = { width: 1.5, dash: [1.5, 3.5], alpha: 0.9 }
  return { ...role, key: `back-${role.key}`, label: words().plots.wayBack(role.label), stroke, pale: true }
}

export function isTruth(role: Role): boolean {
  return role.key === truthKey
}
