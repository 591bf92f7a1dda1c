const focusable =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex="0"]'

const heard = ['keydown', 'keyup', 'click'] as const

/**
 * Whatever has the focus in `place` may go, such as a button that has done its work. Then the focus goes to the first control
 * of the closest part that is left there, instead of to the beginning of the page. Gives a function that ends this.
 */
export function keepFocus(place: HTMLElement): () => void {
  let path: readonly Node[] = []
  const observer = new MutationObserver(() => {
    const [held, ...around] = path
    if (!(held instanceof Element) || !isGone(held) || !isLost(held)) return
    path = []
    const next = around.map((node) => (node.isConnected ? firstIn(node) : null)).find((control) => control !== null)
    next?.focus()
  })
  // Of focus that moves within one shadow root nobody outside it hears, but of keys and clicks everybody does.
  const remember = (event: Event) => {
    const whole = event.composedPath().filter((target) => target instanceof Node)
    const held = whole.findIndex((node) => node instanceof Element && node.matches(focusable))
    path = held < 0 ? [] : whole.slice(held, whole.indexOf(place) + 1)
    observer.disconnect()
    for (const root of path.filter((node) => node instanceof ShadowRoot))
      observer.observe(root, { childList: true, subtree: true, attributeFilter: ['disabled', 'hidden'] })
  }
  for (const type of heard) place.addEventListener(type, remember, true)
  return () => {
    observer.disconnect()
    for (const type of heard) place.removeEventListener(type, remember, true)
  }
}

/** Nobody else has the focus by now. A control that has been disabled may keep it for a moment. */
function isLost(held: Element): boolean {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  return active === null || active === document.body || active === held
}

function isGone(element: Element): boolean {
  return !element.isConnected || !element.checkVisibility() || element.matches(':disabled')
}

/** The first control in a part of the page, also within elements. */
function firstIn(part: Node): HTMLElement | null {
  if (!(part instanceof Element) && !(part instanceof ShadowRoot)) return null
  for (const element of part.querySelectorAll<HTMLElement>('*')) {
    if (element.matches(focusable) && element.checkVisibility()) return element
    const within = element.shadowRoot && firstIn(element.shadowRoot)
    if (within) return within
  }
  return null
}
