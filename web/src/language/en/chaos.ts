/** How regular motions are. Models are named by their titles. */
export const chaos = {
  title: 'Chaos: section and exponent',
  section: (plane: string, grows: boolean) =>
    `Section: where motions pass ${plane} while it ${grows ? 'grows' : 'falls'}`,
  sectionOf: (who: string, crossings: number) => `${who}: section with ${crossings} crossings`,
  energyOf: (energy: string) => `Energy of the orbits, ${energy}`,
  cross: (q: string, p: string) => `Start of a further orbit: ${q}, ${p}`,
  crossHint: 'Click in a section to add an orbit, or focus the cross, move it by the arrow keys and press Enter.',
  noOrbit: (energy: string) => `No orbit with the energy ${energy} passes there.`,
  clear: 'First orbits only',
  whileTraining: 'The sections of models follow when they rest.',
  exponent: 'Largest Lyapunov exponent, from the start that is shown',
  measure: 'Measure',
  stop: 'Stop',
  motion: 'motion',
  rate: (unit: string) => `exponent (${unit})`,
  upTo: 'up to t',
  together: '1e-6 apart become 0.1 apart after',
  staysTogether: (until: number) => `not until ${until}`,
  exponentHint:
    'Motions that begin close together part at this rate, as exp(exponent · t). Near 0 they are regular; clearly above 0 they are chaotic.',
}
