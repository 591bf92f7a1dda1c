import type { Plan } from '../lesson'
import { figures, modelPicker, portraitOf, setting, transport } from '../targets'
import { all, changed, learns, startMoved, trained } from '../waits'

export const plan: Plan = {
  place: 8,
  link: 'task=duffing&seed=1&models=baseline,hnn&widths=48,48&from=1.45,0',
  steps: [
    { at: [transport], until: trained },
    { at: [modelPicker], until: all(learns('newtonian'), trained) },
    { at: [portraitOf('newtonian'), figures], until: startMoved },
    { at: [setting('noise'), figures], until: all(changed('noise'), trained) },
  ],
}
