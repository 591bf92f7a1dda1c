import { darkPalette, lightPalette, type Palette, paletteProperties } from '../../plots'

const dark = matchMedia('(prefers-color-scheme: dark)')
const reduced = matchMedia('(prefers-reduced-motion: reduce)')

export function currentPalette(): Palette {
  return dark.matches ? darkPalette : lightPalette
}

export function prefersReducedMotion(): boolean {
  return reduced.matches
}

/** Calls `changed` now and whenever the system's theme changes; gives a function that ends this. */
export function watchPalette(changed: (palette: Palette) => void): () => void {
  const update = () => changed(currentPalette())
  dark.addEventListener('change', update)
  update()
  return () => dark.removeEventListener('change', update)
}

/** Gives the drawings' colours to the page's CSS. */
export function applyPalette(style: CSSStyleDeclaration, palette: Palette): void {
  for (const [name, colour] of paletteProperties(palette)) style.setProperty(name, colour)
}
