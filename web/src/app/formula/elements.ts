import { define } from '../look/define'
import { FormulaPanel } from './formula-panel'
import { LawPlane } from './law-plane'

export function defineFormula(): void {
  define({ 'hnn-formula': FormulaPanel, 'hnn-law': LawPlane })
}
