import { OrbitPlane } from '../../app/views/bodies/orbit-plane'
import { Films } from '../../app/views/frames/films'
import { FrameTile } from '../../app/views/frames/frame-tile'
import { LatentPlane } from '../../app/views/frames/latent-plane'
import { LatentTable } from '../../app/views/frames/latent-table'
import { Pose } from '../../app/views/frames/pose'
import { RodPlane } from '../../app/views/rods/rod-plane'

/** Of tasks with bodies, with rods, and of those that are seen in frames. */
export const elements = {
  'hnn-films': Films,
  'hnn-frame': FrameTile,
  'hnn-latent-plane': LatentPlane,
  'hnn-latent-table': LatentTable,
  'hnn-orbit-plane': OrbitPlane,
  'hnn-pose': Pose,
  'hnn-rod-plane': RodPlane,
}
