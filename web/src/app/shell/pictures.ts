import { OrbitPlane } from '../views/bodies/orbit-plane'
import { ClockedCanvas } from '../views/canvas-box'
import { LatentPlane } from '../views/frames/latent-plane'
import { Portrait } from '../views/plane/portrait'
import { RodPlane } from '../views/rods/rod-plane'

/** The pictures of motions as they stand, as PNG files, each with a name of its own. */
export function picturesIn(root: ParentNode): Promise<{ name: string; picture: Blob }[]> {
  const named = [...root.querySelectorAll('*')].flatMap((element) => {
    const name = nameOf(element)
    return name !== null && element instanceof ClockedCanvas ? [{ name, element }] : []
  })
  return Promise.all(named.map(async ({ name, element }) => ({ name, picture: await element.picture() })))
}

function nameOf(element: Element): string | null {
  if (element instanceof OrbitPlane) return element.content.role.key
  if (element instanceof RodPlane) return `${element.content.role.key}-rods`
  return element instanceof Portrait || element instanceof LatentPlane ? element.content.shown.role.key : null
}
