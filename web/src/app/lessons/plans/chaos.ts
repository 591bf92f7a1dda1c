import type { Plan } from '../lesson'
import { exponents, sectionEnergy, sections, transport } from '../targets'
import { did, trained } from '../waits'

export const plan: Plan = {
  place: 10,
  link: 'task=henon-heiles&recipe=fast&seed=1&models=baseline,hnn&widths=48,48&from=0,-0.1,0.565,0',
  steps: [
    { at: [transport, sections], until: trained },
    { at: [sections], until: did('orbit') },
    { at: [sectionEnergy, sections], until: did('highest energy') },
    { at: [exponents], until: did('exponents') },
  ],
}
