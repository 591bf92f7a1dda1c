import { describe, expect, it } from 'vitest'
import { darkPalette, lightPalette, type Palette, paletteProperties } from '../../src/plots'

type Colour = [r: number, g: number, b: number]

/** Linear light. */
function lightOf(colour: string): Colour {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

/** Ratio of relative luminances, WCAG 2. */
function contrast(a: string, b: string): number {
  const [dark, light] = [a, b].map((colour) => dot([0.2126, 0.7152, 0.0722], lightOf(colour))).sort((x, y) => x - y)
  return ((light as number) + 0.05) / ((dark as number) + 0.05)
}

function dot(row: Colour, [r, g, b]: Colour): number {
  return row[0] * r + row[1] * g + row[2] * b
}

function mixed(colour: string, background: string, alpha: number): string {
  const channel = (of: string, at: number) => Number.parseInt(of.slice(at, at + 2), 16)
  const hex = [1, 3, 5].map((at) => Math.round(channel(colour, at) * alpha + channel(background, at) * (1 - alpha)))
  return `#${hex.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

/** What eyes make of linear light: Machado, Oliveira & Fernandes 2009, table 1, at full severity. */
const eyes: Readonly<Record<string, readonly [Colour, Colour, Colour]>> = {
  'all cones': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
}

/** Oklab (Ottosson 2020), in which equal distances look about equally far. */
function oklab(light: Colour): Colour {
  const l = Math.cbrt(dot([0.4122214708, 0.5363325363, 0.0514459929], light))
  const m = Math.cbrt(dot([0.2119034982, 0.6806995451, 0.1073969566], light))
  const s = Math.cbrt(dot([0.0883024619, 0.2817188376, 0.6299787005], light))
  return [
    dot([0.2104542553, 0.793617785, -0.0040720468], [l, m, s]),
    dot([1.9779984951, -2.428592205, 0.4505937099], [l, m, s]),
    dot([0.0259040371, 0.7827717662, -0.808675766], [l, m, s]),
  ]
}

function distance(a: string, b: string, [r, g, u]: readonly [Colour, Colour, Colour]): number {
  const seen = (colour: string) => {
    const light = lightOf(colour)
    return oklab([r, g, u].map((row) => Math.min(1, Math.max(0, dot(row, light)))) as Colour)
  }
  const [x, y] = [seen(a), seen(b)]
  return Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2])
}

it('the measures of colour are right', () => {
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 6)
  expect(distance('#ffffff', '#000000', eyes['all cones'] as never)).toBeCloseTo(1, 4)
  // What is red and what is green can hardly be told without the cones for green.
  const [red, green] = ['#b0503c', '#6f6f3c']
  const seenBy = (who: string) => distance(red, green, eyes[who] as never)
  expect(seenBy('deuteranopia')).toBeLessThan(0.4 * seenBy('all cones'))
})

describe.each([
  ['light', lightPalette],
  ['dark', darkPalette],
] as const)('the %s palette', (_name, palette) => {
  const { background, models, truth, noiseFloor } = palette
  type Single = Exclude<keyof Palette, 'models'>
  const named = (names: readonly Single[]) => names.map((name): [string, string] => [name, palette[name]])
  const ofModels = models.map((colour, i): [string, string] => [`model ${i + 1}`, colour])

  it('gives lines and marks 3:1 against the background', () => {
    const lines = [...named(['axis', 'truth', 'trainData', 'testData', 'field', 'contour', 'focus']), ...ofModels]
    for (const [name, colour] of lines) expect([name, contrast(colour, background)]).toSatisfy(atLeast(3))
    // The truth is drawn as a band that is half transparent.
    expect(contrast(mixed(truth, background, 0.5), background)).toBeGreaterThanOrEqual(3)
  })

  it('gives whatever is lettering 4.5:1', () => {
    for (const [name, colour] of [...named(['text', 'mutedText', 'noiseFloor']), ...ofModels])
      expect([name, contrast(colour, background)]).toSatisfy(atLeast(4.5))
  })

  it.each(Object.entries(eyes))('keeps truth and models apart for %s', (_who, matrix) => {
    const roles = [truth, ...models]
    for (const [i, a] of roles.entries())
      for (const b of roles.slice(i + 1)) expect([`${a} ${b}`, distance(a, b, matrix)]).toSatisfy(atLeast(0.1))
    for (const role of roles) expect([`${role} floor`, distance(role, noiseFloor, matrix)]).toSatisfy(atLeast(0.07))
  })
})

function atLeast(limit: number) {
  return ([, value]: [string, number]) => value >= limit
}

describe('custom properties', () => {
  const properties = new Map(paletteProperties(darkPalette))

  it('are named as CSS does', () => {
    expect(properties.get('--plot-noise-floor')).toBe(darkPalette.noiseFloor)
    expect(properties.get('--plot-truth')).toBe(darkPalette.truth)
  })

  it('count the models from one', () => {
    const ofModels = [1, 2, 3, 4].map((place) => properties.get(`--plot-model-${place}`))
    expect(ofModels).toEqual(darkPalette.models)
    expect(properties.has('--plot-model-5')).toBe(false)
  })
})
