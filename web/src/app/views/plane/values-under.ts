import { contourGrid, hamiltonianQuantity, type PhasePoint, pairLabels, type Quantity, valueAt } from '../../../plots'
import { quantity } from '../../words/numbers'
import type { PortraitContent } from './portrait-painter'

/** “q = 0.31 m, p = −0.2 kg m/s, H = 0.12 J”: a place of the plane, and the learned H there where it is known. */
export function valuesUnder({ scene, labels, state }: PortraitContent, at: PhasePoint): string {
  const { q, p } = pairLabels(labels, scene.plane.k)
  const { plane, hamiltonian } = state
  const known = plane && hamiltonian && valueAt(contourGrid(plane), hamiltonian, at.q, at.p)
  const parts = [equation(q, at.q), equation(p, at.p)]
  if (known !== null) parts.push(equation(hamiltonianQuantity(labels), known))
  return parts.join(', ')
}

function equation({ symbol, unit }: Quantity, value: number): string {
  return `${symbol} = ${quantity(Number(value.toPrecision(3)), unit)}`
}
