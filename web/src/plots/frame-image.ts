/** Frames of a pendulum, and where the pendulum is in them. */

export const frameSide = 28

// What a frame shows of the plane in which the rod, of length 1, hangs from the origin.
const left = -0.75
const width = 1.5
const top = 0.26
const height = 1.49

/** Fills `image`, RGBA, with frame `index` of a film: paper where it is 0, ink where it is 255. Colours are #rrggbb. */
export function fillFrame(image: Uint8ClampedArray, film: Uint8Array, index: number, ink: string, paper: string): void {
  const size = frameSide * frameSide
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

/** Where the free end of the rod is in the frame, as shares of its width and height from the top left. */
export function bobPlace(angle: number): { x: number; y: number } {
  return { x: (Math.sin(angle) - left) / width, y: (top + Math.cos(angle)) / height }
}

/** The angle of a rod that points at this place of the frame. */
export function draggedAngle({ x, y }: { x: number; y: number }): number {
  return Math.atan2(left + x * width, y * height - top)
}

function rgb(colour: string): [number, number, number] {
  const part = (from: number) => Number.parseInt(colour.slice(from, from + 2), 16)
  return [part(1), part(3), part(5)]
}
