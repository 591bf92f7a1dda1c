import type { Plot } from '../../plots'
import { OrbitPlane } from '../views/bodies/orbit-plane'
import { LatentPlane } from '../views/frames/latent-plane'
import { Portrait } from '../views/plane/portrait'
import { RodPlane } from '../views/rods/rod-plane'

/** What shows the motions of models and of the truth. */
export function portraitsIn(root: ParentNode): Plot[] {
  const kinds = [OrbitPlane, RodPlane, Portrait, LatentPlane]
  return [...root.querySelectorAll<Plot & Element>('*')].filter((element) =>
    kinds.some((kind) => element instanceof kind),
  )
}
