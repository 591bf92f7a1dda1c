import { describe, expect, it } from 'vitest'
import { bobPlace, draggedAngle, type FrameGeometry, fillFrame } from '../../src/plots'

describe('fillFrame', () => {
  const image = new Uint8ClampedArray(4 * 784)

  it('goes from paper to ink, frame by frame', () => {
    const film = new Uint8Array(2 * 784)
    film[784] = 255
    film[785] = 51
    fillFrame(image, film, 1, '#ff0000', '#000064')
    expect([...image.slice(0, 12)]).toEqual([255, 0, 0, 255, 51, 0, 80, 255, 0, 0, 100, 255])
  })

  it('is blank without frames', () => {
    fillFrame(image, new Uint8Array(), 0, '#000000', '#ffffff')
    expect(image.every((value) => value === 255)).toBe(true)
  })
})

describe('a dragged pendulum', () => {
  const geometry: FrameGeometry = { side: 28, pivot_x: 0.5, pivot_y: 0.2, rod_x: 0.6, rod_y: 0.7 }

  it.each([0, 0.4, -0.7])('points where it was dragged to: %f rad', (angle) => {
    expect(draggedAngle(geometry, bobPlace(geometry, angle))).toBeCloseTo(angle)
  })

  it('hangs below its pivot, and swings to the right for a positive angle', () => {
    expect(bobPlace(geometry, 0)).toEqual({ x: 0.5, y: expect.closeTo(0.9) })
    expect(bobPlace(geometry, Math.PI / 2)).toEqual({ x: expect.closeTo(1.1), y: expect.closeTo(0.2) })
  })
})
