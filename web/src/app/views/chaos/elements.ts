import { define } from '../../look/define'
import { Exponents } from './exponents'
import { SectionPlane } from './section-plane'
import { Sections } from './sections'

export function defineChaos(): void {
  define({ 'hnn-exponents': Exponents, 'hnn-section-plane': SectionPlane, 'hnn-sections': Sections })
}
