import { darkPalette, lightPalette, mapPalette, type Palette, paletteProperties } from '../../plots'

/** False where there is no browser to ask, such as while a page is made on a server. */
const matches = (query: string): boolean => typeof matchMedia === 'function' && matchMedia(query).matches

export function prefersReducedMotion(): boolean {
  return matches('(prefers-reduced-motion: reduce)')
}

/** Whether that is drawn dark: by the CSS `color-scheme` that holds for it. */
function isDark({ colorScheme }: CSSStyleDeclaration): boolean {
  const schemes = colorScheme.split(/\s+/)
  return schemes.includes('dark') && (!schemes.includes('light') || matches('(prefers-color-scheme: dark)'))
}

/** The drawings' colours where that element stands: an author's own are custom properties such as `--hnn-plot-truth`. */
export function paletteAt(element: Element): Palette {
  const style = getComputedStyle(element)
  const own = (property: string) => style.getPropertyValue(`--hnn${property.slice(1)}`).trim()
  return mapPalette(isDark(style) ? darkPalette : lightPalette, (property, colour) => own(property) || colour)
}

/**
 * Calls `changed` when the colours of that element may have changed; gives a function that ends this. A scheme is heard of by
 * the colour of the text, which passes to another with it: so the element has a `transition` of `color`.
 */
export function watchPalette(element: HTMLElement, changed: (palette: Palette) => void): () => void {
  const passed = (event: TransitionEvent) => {
    if (event.target === element && event.propertyName === 'color') changed(paletteAt(element))
  }
  element.addEventListener('transitionend', passed)
  return () => element.removeEventListener('transitionend', passed)
}

/** Gives the drawings' colours to CSS. */
export function applyPalette(style: CSSStyleDeclaration, palette: Palette): void {
  for (const [name, colour] of paletteProperties(palette)) style.setProperty(name, colour)
}
