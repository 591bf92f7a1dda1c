import type { Playground } from '../state/playground'

/** What Space does on a page that is a playground: plays and pauses, where it does not mean something already. */
export function playBySpace(playground: Playground, event: KeyboardEvent): void {
  if (event.key !== ' ' || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return
  const [target] = event.composedPath()
  if (
    target instanceof Element &&
    target.closest('input, select, textarea, button, summary, a, dialog, [contenteditable]')
  )
    return
  // What has ended is not to be lost by a key that scrolls everywhere else.
  if (playground.finished) return
  event.preventDefault()
  void (playground.playing ? playground.pause() : playground.play())
}
