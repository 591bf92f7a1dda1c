import { type Controls, controlsNames, type Display, type Part, partNames, usualParts } from '../app/state/display'
import { words } from '../language'

export const playNames = ['visible', 'click', 'load'] as const
/** When training begins: once it is in view, at a click, or with the page. */
export type Play = (typeof playNames)[number]

export const themeNames = ['auto', 'light', 'dark'] as const

/** Attributes of an element that are no settings of the core. */
export const ownAttributes = ['models', 'show', 'controls', 'play', 'theme', 'lang', 'lesson', 'sync'] as const

export interface Options extends Omit<Display, 'address'> {
  play: Play
  /** what is wrong with an attribute, by its name: what it had no effect on stays as usual */
  refusals: ReadonlyMap<string, string>
}

export function readOptions(attribute: (name: string) => string | null): Options {
  const refusals = new Map<string, string>()
  const choose = <Choice extends string>(name: string, choices: readonly Choice[], usual: Choice): Choice => {
    const text = attribute(name)
    if (text === null) return usual
    const chosen = choices.find((choice) => choice === text)
    if (chosen === undefined) refusals.set(name, words().element.notOneOf(name, text, choices.join(', ')))
    return chosen ?? usual
  }
  const controls: Controls = choose('controls', controlsNames, 'compact')
  choose('theme', themeNames, 'auto')
  const listed = (attribute('show') ?? '').split(',').map((name) => name.trim())
  const named = listed.filter((name) => name !== '')
  const parts = named.filter((name): name is Part => (partNames as readonly string[]).includes(name))
  const unknown = named.find((name) => !(parts as string[]).includes(name))
  if (unknown !== undefined) refusals.set('show', words().element.notOneOf('show', unknown, partNames.join(', ')))
  return {
    controls,
    play: choose('play', playNames, 'visible'),
    parts: new Set(parts.length > 0 ? parts : usualParts[controls]),
    refusals,
  }
}
