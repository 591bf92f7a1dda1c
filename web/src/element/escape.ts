/** Escape in an element gives the keys back to the page around it. Gives a function that ends this. */
export function giveKeysBack(element: HTMLElement): () => void {
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || document.fullscreenElement) return
    const [target, ...around] = event.composedPath().filter((node) => node instanceof HTMLElement)
    // There Escape closes something, and the focus goes back to what has opened it.
    const opens = [target, ...around].some((node) => node?.matches(':popover-open, dialog[open]'))
    if (!opens) target?.blur()
  }
  element.addEventListener('keydown', leave)
  return () => element.removeEventListener('keydown', leave)
}
