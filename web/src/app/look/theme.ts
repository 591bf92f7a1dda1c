import { darkPalette, lightPalette, type Palette, paletteProperty } from '../../plots'

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

/** Gives the drawings' colours to the page's CSS as `--plot-hnn` and so on. */
export function applyPalette(style: CSSStyleDeclaration, palette: Palette): void {
  for (const name of Object.keys(palette) as (keyof Palette)[]) style.setProperty(paletteProperty(name), palette[name])
}
