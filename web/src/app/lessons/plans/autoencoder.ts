import type { Plan } from '../lesson'
import { chart, energyControl, films, latentPlanes } from '../targets'
import { energyAdded, startMoved } from '../waits'

export const plan: Plan = {
  place: 6,
  link: 'task=pixel-pendulum&from=0.5,0',
  steps: [
    { at: [films], until: startMoved },
    { at: [latentPlanes], until: startMoved },
    { at: [energyControl, chart('hamiltonian')], until: energyAdded },
  ],
}
