import type { Plan } from '../lesson'
import { figures, study, studyCharts, transport } from '../targets'
import { all, changed, did, trained } from '../waits'

export const plan: Plan = {
  place: 12,
  link: 'task=pendulum&recipe=fast&models=baseline,hnn',
  steps: [
    { at: [transport, figures], until: trained },
    { at: [figures], until: all(changed('seed'), trained) },
    { at: [study], until: did('study') },
    { at: [studyCharts, study], until: did('study') },
  ],
}
