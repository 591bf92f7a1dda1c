/** The systems that have a drawing with one coordinate. */
export type SystemName = 'spring' | 'pendulum' | 'real-pendulum' | 'pixel-pendulum'
/** Those that have labels: bodies are drawn in their plane. */
export type LabelledSystem = SystemName | 'two-body' | 'three-body'

export interface Quantity {
  name: string
  /** set in italics */
  symbol: string
  unit: string
}

export interface SystemLabels {
  q: Quantity
  p: Quantity
  time: Quantity
  energy: Quantity
}

const time: Quantity = { name: 'time', symbol: 't', unit: 's' }
const energy: Quantity = { name: 'energy', symbol: 'H', unit: 'J' }
const bodies: SystemLabels = {
  q: { name: 'position', symbol: 'q', unit: 'm' },
  p: { name: 'momentum', symbol: 'p', unit: 'kg m/s' },
  time,
  energy,
}

/** Units are SI: H = q² + p² is the spring with k = 2 N/m and m = 0.5 kg, G = 1 m³/(kg s²) between bodies of 1 kg. */
export const systemLabels: Readonly<Record<LabelledSystem, SystemLabels>> = {
  spring: {
    q: { name: 'position', symbol: 'q', unit: 'm' },
    p: { name: 'momentum', symbol: 'p', unit: 'kg m/s' },
    time,
    energy,
  },
  pendulum: {
    q: { name: 'angle', symbol: 'q', unit: 'rad' },
    p: { name: 'angular momentum', symbol: 'p', unit: 'kg m²/s' },
    time,
    energy,
  },
  'real-pendulum': {
    q: { name: 'angle', symbol: 'q', unit: 'rad' },
    p: { name: 'angular velocity', symbol: 'p', unit: 'rad/s' },
    time,
    energy: { name: 'energy', symbol: 'H', unit: 'rad²/s²' },
  },
  'two-body': bodies,
  'three-body': bodies,
  'pixel-pendulum': {
    q: { name: 'angle', symbol: 'θ', unit: 'rad' },
    p: { name: 'velocity / 4', symbol: 'p', unit: 'rad/s' },
    time: { name: 'time', symbol: 't', unit: 'frames' },
    energy: { name: 'energy', symbol: 'H', unit: 'rad²/s²' },
  },
}

/** Of the states z that a model finds in frames; the units are its own. */
export const latentLabels: SystemLabels = {
  q: { name: 'latent position', symbol: 'z₁', unit: 'own units' },
  p: { name: 'latent momentum', symbol: 'z₂', unit: 'own units' },
  time: systemLabels['pixel-pendulum'].time,
  energy: { name: 'energy', symbol: 'H', unit: 'own units' },
}

/** "angle q (rad)" */
export function quantityText(quantity: Quantity): string {
  return `${quantity.name} ${quantity.symbol} (${quantity.unit})`
}
