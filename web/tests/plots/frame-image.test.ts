import { describe, expect, it } from 'vitest'
import { bobPlace, draggedAngle, fillFrame } from '../../src/plots'

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
  it.each([0, 0.4, -0.7])('points where it was dragged to: %f rad', (angle) => {
    expect(draggedAngle(bobPlace(angle))).toBeCloseTo(angle)
  })

  it('hangs in the middle, and swings to the right for a positive angle', () => {
    expect(bobPlace(0).x).toBeCloseTo(0.5)
    expect(bobPlace(0.3).x).toBeGreaterThan(0.5)
  })
})
