import type { Plan } from '../lesson'
import { chart, formula, portraitOf, transport } from '../targets'
import { all, changed, startMoved, trained } from '../waits'

export const plan: Plan = {
  place: 9,
  link: 'task=own-hamiltonian&recipe=fast&seed=1&models=baseline,hnn&widths=48,48&from=1.2,0',
  steps: [
    { at: [transport, formula], until: trained },
    { at: [formula, portraitOf('hnn')], until: all(changed('H'), trained) },
    { at: [formula], until: all(changed('H'), trained) },
    { at: [portraitOf('hnn'), chart('energy')], until: startMoved },
  ],
}
