import type { Plot } from '../../plots'

/** What shows the motions of models and of the truth. */
export function portraitsIn(root: ParentNode): Plot[] {
  return [...root.querySelectorAll<Plot & Element>('hnn-orbit-plane, hnn-rod-plane, hnn-portrait, hnn-latent-plane')]
}
