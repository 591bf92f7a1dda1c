import type { Plan } from '../lesson'
import { chart, lossChart, portraitOf, setting, transport } from '../targets'
import { all, changed, startMoved, trained } from '../waits'

export const plan: Plan = {
  place: 1,
  link: 'task=pendulum&recipe=fast&seed=1&widths=48,48&from=1.5,0&until=60',
  steps: [
    { at: [transport], until: trained },
    { at: [setting('noise'), lossChart], until: all(changed('noise'), trained) },
    { at: [portraitOf('baseline'), chart('energy')], until: startMoved },
  ],
}
