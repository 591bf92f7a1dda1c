import type { ViewKind } from '../state/table'

/** How a motion is started elsewhere. */
export const hints: Readonly<Record<ViewKind, string>> = {
  plane: 'Drag the round handle, or focus it and use the arrow keys, to start the motion elsewhere.',
  bodies:
    'Drag a body’s round handle, or focus it and use the arrow keys, to start that body elsewhere; its velocity stays.',
  rods: 'Drag a bob’s round handle, or focus it and use the arrow keys, to start that rod at another angle; the momenta stay.',
  frames: 'Drag the pendulum in the first frame, or focus it and use the arrow keys, to start the motion elsewhere.',
}
