import { HnnPlayground } from './index'

/** Makes `<hnn-playground>` known to the page, once. */
export function defineElement(element: typeof HnnPlayground = HnnPlayground): void {
  if (!customElements.get('hnn-playground')) customElements.define('hnn-playground', element)
}
