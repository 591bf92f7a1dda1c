import type { Words } from '../../language'

/** A law to begin with. What it leaves out is as the task has it. */
export interface Example {
  id: keyof Words['formula']['names']
  H: string
  D?: string
  box?: readonly number[]
  energies?: readonly [number, number]
}

export const examples: readonly Example[] = [
  { id: 'wells', H: 'p^2/2m + k q^4/4 - q^2/2; m=1; k=1[0,5]' },
  { id: 'swing', H: 'p^2/2m - g cos(q); m=1; g=1[0,5]', box: [-3, 3] },
  { id: 'cubic', H: 'p^2/2 + q^2/2 - a q^3/3; a=1[0,2]', box: [-1, 1], energies: [0, 0.16] },
  { id: 'orbit', H: 'p1^2/2 + p2^2/(2 q1^2) - 1/q1', box: [0.5, 1.5, -3, 3, -0.4, 0.4, 0.8, 1.2] },
  { id: 'lotka', H: 'exp(q) - a q + exp(p) - b p; a=1[0.2,3]; b=1[0.2,3]', box: [-1.5, 1.5] },
  {
    id: 'magnetic',
    H: '(p1 + B q2/2)^2/2 + (p2 - B q1/2)^2/2 + k (q1^2 + q2^2)/2; B=1[0,4]; k=0.2[0,1]',
    box: [-1, 1],
  },
  {
    id: 'fput',
    H: '(p1^2 + p2^2 + p3^2 + p4^2)/2 + (q1^2 + (q2-q1)^2 + (q3-q2)^2 + (q4-q3)^2 + q4^2)/2 + b (q1^4 + (q2-q1)^4 + (q3-q2)^4 + (q4-q3)^4 + q4^4)/4; b=1[0,3]',
    box: [-1, 1],
  },
  { id: 'friction', H: 'p^2/2 + q^4/4 - q^2/2', D: '-c p^2/2; c=0.2[0,1]' },
]
