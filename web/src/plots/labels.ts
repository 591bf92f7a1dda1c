import { words } from '../language'
export interface Quantity {
  name: string
  /** set in italics */
  symbol: string
  /** '' where it has none, or none is known */
  unit: string
}

/** What the plots of a task call its quantities. */
export interface Labels {
  /** of a state, every q before every p */
  coordinates: readonly Quantity[]
  time: Quantity
  /** null where no energy is known */
  energy: Quantity | null
  /** what a model has learned for an energy, where its unit is not that of the energy */
  hamiltonian?: Quantity
}

/** Of the states z that a model finds in frames; the units are its own. */
export function latentLabels(time: Quantity): Labels {
  const said = words().plots
  const unit = said.ownUnits
  return {
    coordinates: [
      { name: said.latentPosition, symbol: 'z₁', unit },
      { name: said.latentMomentum, symbol: 'z₂', unit },
    ],
    time,
    energy: null,
    hamiltonian: { name: said.learned, symbol: 'H', unit },
  }
}

/** The learned H: in the unit of the energy that it stands for, unless its labels say another. */
export function hamiltonianQuantity({ energy, hamiltonian }: Labels): Quantity {
  return hamiltonian ?? { name: words().plots.learned, symbol: 'H', unit: energy === null ? '' : energy.unit }
}

/** Position and momentum of one degree of freedom. */
export function pairLabels({ coordinates }: Labels, k: number): { q: Quantity; p: Quantity } {
  const [q, p] = [coordinates[k], coordinates[coordinates.length / 2 + k]]
  if (!q || !p)
    throw new Error(
      `The labels have no pair ${k}: they name ${coordinates.length} coordinates, and there is a pair for each two of them.`,
    )
  return { q, p }
}

/** "angle q (rad)"; "q" where a column of a file is called what it is. */
export function quantityText(quantity: Quantity): string {
  return withUnit(quantityName(quantity), quantity.unit)
}

/** "angle q", each word once. */
export function quantityName({ name, symbol }: Quantity): string {
  return name === symbol ? symbol : `${name} ${symbol}`.trim()
}

/** "learned H (J)", and without brackets where there is no unit. */
export function withUnit(text: string, unit: string): string {
  return unit === '' ? text : `${text} (${unit})`
}
