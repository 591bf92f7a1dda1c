import type { Plan } from '../lesson'
import { chart, energyControl, portraitOf, transport } from '../targets'
import { energyAdded, startMoved, trained } from '../waits'

export const plan: Plan = {
  place: 3,
  link: 'task=spring&recipe=fast&seed=1&widths=48,48&from=0.8,0.2',
  steps: [
    { at: [transport], until: trained },
    { at: [energyControl, chart('hamiltonian')], until: energyAdded },
    { at: [energyControl, portraitOf('hnn')], until: energyAdded },
    { at: [portraitOf('hnn'), chart('hamiltonian')], until: startMoved },
  ],
}
