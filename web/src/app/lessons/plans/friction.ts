import type { Plan } from '../lesson'
import { chart, modelPicker, portraitOf, transport } from '../targets'
import { all, learns, startMoved, trained } from '../waits'

export const plan: Plan = {
  place: 7,
  link: 'task=damped-spring&recipe=fast&seed=1&models=baseline,hnn&widths=48,48&from=0.9,0',
  steps: [
    { at: [transport], until: trained },
    { at: [portraitOf('hnn'), chart('energy')], until: startMoved },
    { at: [modelPicker], until: all(learns('dissipative'), trained) },
    { at: [portraitOf('dissipative'), chart('hamiltonian')], until: startMoved },
  ],
}
