import { type Labels, lightPalette, modelRoles, type Role, truthRole } from '../../src/plots'

export const palette = lightPalette
export const truth = truthRole(palette)
/** Of four models in the four places. */
export const models = modelRoles(
  ['One', 'Two', 'Three', 'Four'].map((label) => ({ id: label.toLowerCase(), label })),
  palette,
)
export const [one, two, three, four] = models as [Role, Role, Role, Role]

/** Of a state (q, p). */
export const labels: Labels = {
  coordinates: [
    { name: 'angle', symbol: 'q', unit: 'rad' },
    { name: 'angular momentum', symbol: 'p', unit: 'kg m²/s' },
  ],
  time: { name: 'time', symbol: 't', unit: 's' },
  energy: { name: 'energy', symbol: 'H', unit: 'J' },
}

/** Of a state (θ1, θ2, p1, p2), without an energy that is known. */
export const doubleLabels: Labels = {
  coordinates: ['θ₁', 'θ₂', 'p₁', 'p₂'].map((symbol) => ({ name: '', symbol, unit: '' })),
  time: labels.time,
  energy: null,
}
