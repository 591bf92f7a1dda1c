import { describe, expect, it } from 'vitest'
import { darkPalette, isTruth, lightPalette, modelRoles, mostRoles, swatchStyles, truthRole } from '../../src/plots'

const four = ['a', 'b', 'c', 'd'].map((id) => ({ id, label: id.toUpperCase() }))

describe('modelRoles', () => {
  it('give each model its own colour, dash and marker, and none of them that of the truth', () => {
    const roles = [truthRole(lightPalette), ...modelRoles(four, lightPalette)]
    for (const look of [
      roles.map(({ colour }) => colour),
      roles.map(({ marker }) => marker),
      roles.map(({ stroke }) => `${stroke.dash.join(' ')} in ${stroke.width}`),
    ])
      expect(new Set(look).size).toBe(5)
  })

  it('go by the place in the list, whoever stands there', () => {
    const [a, b] = modelRoles(four, lightPalette)
    const [first, second] = modelRoles([...four].reverse(), lightPalette)
    expect(first).toEqual({ ...a, key: 'd', label: 'D' })
    expect(second).toEqual({ ...b, key: 'c', label: 'C' })
    expect(modelRoles(four, darkPalette).map(({ colour }) => colour)).toEqual(darkPalette.models)
  })

  it('are at most as many as there are places', () => {
    expect(modelRoles([], lightPalette)).toEqual([])
    expect(() => modelRoles([...four, { id: 'e', label: 'E' }], lightPalette)).toThrow('at most 4')
    expect(mostRoles).toBe(4)
  })

  it('are told from the truth', () => {
    expect(isTruth(truthRole(darkPalette))).toBe(true)
    expect(modelRoles(four, darkPalette).some(isTruth)).toBe(false)
  })
})

it('every marker has a swatch', () => {
  for (const { marker } of [truthRole(lightPalette), ...modelRoles(four, lightPalette)])
    expect(swatchStyles).toContain(`[data-marker='${marker}']`)
})
