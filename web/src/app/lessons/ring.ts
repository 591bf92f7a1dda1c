/** Pixels that are left around a ring. */
export const gap = 12

/** Puts a ring around these, and takes it from what had one before. A ring takes no room and covers nothing. */
export function ring(elements: readonly HTMLElement[], before: readonly HTMLElement[]): void {
  for (const element of before.filter((each) => !elements.includes(each))) {
    for (const name of ['outline', 'outline-offset', 'border-radius']) element.style.removeProperty(name)
    element.removeAttribute('data-ringed')
  }
  for (const [i, element] of elements.entries()) {
    element.style.setProperty('outline', '3px solid var(--lesson)')
    element.style.setProperty('outline-offset', '3px')
    element.style.setProperty('border-radius', '6px')
    element.setAttribute('data-ringed', String(i + 1))
  }
}

/**
 * Scrolls as little as it takes to see all of these between what stands at the top and what stands at the bottom of the
 * window, or the first of them where there is no room for all.
 */
export function bringIntoView(elements: readonly HTMLElement[], top: number, smooth: boolean): void {
  const { style } = document.documentElement
  style.scrollPaddingTop = `${top}px`
  const below = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingBottom) || gap
  const bottom = innerHeight - below
  const boxes = elements.map((element) => element.getBoundingClientRect())
  const all = { top: Math.min(...boxes.map((box) => box.top)), bottom: Math.max(...boxes.map((box) => box.bottom)) }
  const seen = all.bottom - all.top <= bottom - top ? all : (boxes[0] ?? all)
  const over = seen.top - top
  const under = seen.bottom - bottom
  if (over < 0 || under > 0)
    scrollBy({ top: over < 0 ? over : Math.min(over, under), behavior: smooth ? 'smooth' : 'auto' })
}
