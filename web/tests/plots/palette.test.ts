import { describe, expect, it } from 'vitest'
import { darkPalette, lightPalette, type Palette, paletteProperty } from '../../src/plots'

/** Relative luminance, WCAG 2. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

function mixed(colour: string, background: string, alpha: number): string {
  const channel = (of: string, at: number) => Number.parseInt(of.slice(at, at + 2), 16)
  const hex = [1, 3, 5].map((at) => Math.round(channel(colour, at) * alpha + channel(background, at) * (1 - alpha)))
  return `#${hex.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

describe.each([
  ['light', lightPalette],
  ['dark', darkPalette],
] as const)('the %s palette', (_name, palette) => {
  it('gives lines and marks 3:1 against the background', () => {
    const lines: (keyof Palette)[] = ['axis', 'truth', 'baseline', 'hnn', 'trainData', 'testData', 'field', 'contour']
    for (const name of lines) expect([name, contrast(palette[name], palette.background)]).toSatisfy(atLeast(3))
    expect(contrast(palette.focus, palette.background)).toBeGreaterThanOrEqual(3)
    // The truth is drawn as a band that is half transparent.
    expect(contrast(mixed(palette.truth, palette.background, 0.5), palette.background)).toBeGreaterThanOrEqual(3)
  })

  it('gives whatever is lettering 4.5:1', () => {
    const lettering: (keyof Palette)[] = ['text', 'mutedText', 'baseline', 'hnn', 'noiseFloor']
    for (const name of lettering) expect([name, contrast(palette[name], palette.background)]).toSatisfy(atLeast(4.5))
  })
})

function atLeast(limit: number) {
  return ([, value]: [string, number]) => value >= limit
}

it('names custom properties as CSS does', () => {
  expect(paletteProperty('noiseFloor')).toBe('--plot-noise-floor')
})
