// Imported before anything else. On a system without a locale, some engines report one that they refuse themselves (WebKitGTK
// says “C”), and uPlot hands it to Intl in its first lines: the page would stay blank.
import { isKnown } from './numbers'

if (!isKnown(navigator.language)) Object.defineProperty(navigator, 'language', { value: 'en', configurable: true })
