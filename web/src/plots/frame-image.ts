/** A square picture of a rod on a pivot, as shares of its side from the top left. */
export interface FrameGeometry {
  /** pixels */
  side: number
  pivot_x: number
  pivot_y: number
  /** the length of the rod, across and down */
  rod_x: number
  rod_y: number
}

/** Fills `image`, RGBA, with frame `index` of a film: paper where it is 0, ink where it is 255. Colours are #rrggbb. */
export function fillFrame(image: Uint8ClampedArray, film: Uint8Array, index: number, ink: string, paper: string): void {
  const size = image.length / 4
  const [r, g, b] = rgb(paper)
  const [inkR, inkG, inkB] = rgb(ink)
  for (let i = 0; i < size; i++) {
    const share = (film[index * size + i] ?? 0) / 255
    image[4 * i] = r + share * (inkR - r)
    image[4 * i + 1] = g + share * (inkG - g)
    image[4 * i + 2] = b + share * (inkB - b)
    image[4 * i + 3] = 255
  }
}

/** Where the free end of the rod is in the frame. */
export function bobPlace({ pivot_x, pivot_y, rod_x, rod_y }: FrameGeometry, angle: number): { x: number; y: number } {
  return { x: pivot_x + rod_x * Math.sin(angle), y: pivot_y + rod_y * Math.cos(angle) }
}

/** The angle of a rod that points at this place of the frame. */
export function draggedAngle(
  { pivot_x, pivot_y, rod_x, rod_y }: FrameGeometry,
  { x, y }: { x: number; y: number },
): number {
  return Math.atan2((x - pivot_x) / rod_x, (y - pivot_y) / rod_y)
}

function rgb(colour: string): [number, number, number] {
  const part = (from: number) => Number.parseInt(colour.slice(from, from + 2), 16)
  return [part(1), part(3), part(5)]
}
