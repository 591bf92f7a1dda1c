import type { Plan } from '../lesson'
import { chart, portraitOf, setting, transport } from '../targets'
import { all, changed, startMoved, trained } from '../waits'

export const plan: Plan = {
  place: 2,
  link: 'task=spring&recipe=fast&seed=2&widths=48,48&from=0.8,0.2&until=60',
  steps: [
    { at: [transport], until: trained },
    { at: [portraitOf('baseline'), chart('energy')], until: startMoved },
    { at: [setting('seed'), chart('energy')], until: all(changed('seed'), trained) },
  ],
}
