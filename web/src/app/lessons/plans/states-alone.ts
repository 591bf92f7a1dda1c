import type { Plan } from '../lesson'
import { chart, moreSettings, transport } from '../targets'
import { all, changed, chosen, startMoved, trained } from '../waits'

export const plan: Plan = {
  place: 11,
  link: 'task=pendulum&recipe=fast&noise=0&points=31&derivatives=central&batch=30&widths=32,32&models=baseline,hnn',
  steps: [
    { at: [transport], until: trained },
    { at: [chart('error')], until: startMoved },
    { at: [moreSettings], until: all(chosen('loss', 'rollout'), trained) },
    { at: [moreSettings, chart('error')], until: all(changed('horizon'), trained) },
  ],
}
