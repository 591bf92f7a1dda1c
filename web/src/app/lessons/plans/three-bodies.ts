import type { Plan } from '../lesson'
import { chart, setting, transport, trueOrbits } from '../targets'
import { all, changed, startMoved, trained } from '../waits'

export const plan: Plan = {
  place: 5,
  link: 'task=three-body&widths=100,100&trajectories=500&steps=4000&batch=200&until=5',
  steps: [
    { at: [transport], until: trained },
    { at: [trueOrbits], until: startMoved },
    { at: [setting('seed'), chart('error')], until: all(changed('seed'), trained) },
  ],
}
