import type { ModelName } from '../../engine/protocol'

/** Table 1 of Greydanus, Dzamba and Yosinski (2019): energy MSE of each model. */
export interface PaperFigures extends Readonly<Record<ModelName, number>> {
  /** what one must know to compare */
  note: string
}

export const paperFigures: Readonly<Record<string, PaperFigures>> = {
  spring: { baseline: 1.7e-1, hnn: 3.8e-4, note: '' },
  pendulum: {
    baseline: 4.2e-2,
    hnn: 2.5e-2,
    note: 'The paper measured q² + p² here, not the pendulum’s own energy, so its figures and ours differ in kind.',
  },
  'two-body': { baseline: 6.3e-2, hnn: 3.9e-5, note: '' },
  'three-body': { baseline: 1.1e2, hnn: 4.2e-2, note: '' },
  'pixel-pendulum': { baseline: 9.3e-3, hnn: 1.5e-4, note: '' },
  'real-pendulum': {
    baseline: 3.9e-1,
    hnn: 1.4e-2,
    note: 'The paper’s figures are for the measured recording and forward differences.',
  },
}
