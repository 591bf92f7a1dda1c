import { describe, expect, it } from 'vitest'
import { bobPlace, draggedAngle, frameImage } from '../../src/plots'

describe('frameImage', () => {
  it('goes from paper to ink, frame by frame', () => {
    const film = new Uint8Array(2 * 784)
    film[784] = 255
    film[785] = 51
    const image = frameImage(film, 1, '#ff0000', '#000064')
    expect(image).toHaveLength(4 * 784)
    expect([...image.slice(0, 12)]).toEqual([255, 0, 0, 255, 51, 0, 80, 255, 0, 0, 100, 255])
  })

  it('is blank without frames', () => {
    expect([...frameImage(new Uint8Array(), 0, '#000000', '#ffffff').slice(0, 4)]).toEqual([255, 255, 255, 255])
  })
})

describe('a dragged pendulum', () => {
  it.each([0, 0.4, -0.7])('points where it was dragged to: %f rad', (angle) => {
    expect(draggedAngle(bobPlace(angle))).toBeCloseTo(angle)
  })

  it('hangs in the middle, and swings to the right for a positive angle', () => {
    expect(bobPlace(0).x).toBeCloseTo(0.5)
    expect(bobPlace(0.3).x).toBeGreaterThan(0.5)
  })
})
