import { words } from '../../language'
import type { Playground } from '../state/playground'

/**
 * A file that is dropped anywhere on the page is taken as one dropped where it belongs: else the browser would open it in
 * place of the page. Gives a function that ends this.
 */
export function takeDropped(playground: Playground): () => void {
  const over = (event: DragEvent) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
  }
  const drop = (event: DragEvent) => {
    const [file] = event.dataTransfer?.files ?? []
    if (!file || event.defaultPrevented) return
    event.preventDefault()
    if (playground.task.takes_file) void playground.loadRecording(file)
    else playground.tell(words().recording.takesNoFile(playground.task.title))
  }
  document.addEventListener('dragover', over)
  document.addEventListener('drop', drop)
  return () => {
    document.removeEventListener('dragover', over)
    document.removeEventListener('drop', drop)
  }
}
