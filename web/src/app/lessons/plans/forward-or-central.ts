import type { Plan } from '../lesson'
import { chart, portraitOf, setting, transport } from '../targets'
import { all, chosen, startMoved, trained } from '../waits'

export const plan: Plan = {
  place: 4,
  link: 'task=real-pendulum&recipe=fast&models=baseline,hnn&widths=48,48',
  steps: [
    { at: [transport], until: trained },
    { at: [portraitOf('baseline'), chart('energy')], until: startMoved },
    { at: [setting('derivatives'), chart('energy')], until: all(chosen('derivatives', 'central'), trained) },
  ],
}
