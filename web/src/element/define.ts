// Before the chart library, which asks for the reader's locale as soon as it is loaded.
import '../language/valid-locale'
import { HnnPlayground } from './hnn-playground'

/** Makes `<hnn-playground>` known to the page, once. */
export function defineElement(element: typeof HnnPlayground = HnnPlayground): void {
  if (!customElements.get('hnn-playground')) customElements.define('hnn-playground', element)
}
