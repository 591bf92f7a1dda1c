/** Something on the page: selectors, each within the shadow root of the one before, the first in the playground's. */
export type Target = readonly [string, ...string[]]

export const transport: Target = ['hnn-transport']
export const energyControl: Target = ['hnn-energy']
export const modelPicker: Target = ['hnn-model-picker']
export const formula: Target = ['hnn-formula']
export const figures: Target = ['hnn-result', '.figures']
export const lossChart: Target = ['hnn-loss-chart']
export const films: Target = ['hnn-films']
export const latentPlanes: Target = ['.portraits:has(hnn-latent-plane)']
export const sections: Target = ['hnn-sections', '.planes']
export const sectionEnergy: Target = ['hnn-sections', '.line']
export const exponents: Target = ['hnn-exponents', '.measure']
export const moreSettings: Target = ['hnn-settings', 'details']
export const study: Target = ['.study']
export const studyCharts: Target = ['hnn-study', '.charts']
export const trueOrbits: Target = ['hnn-orbit-plane']

export function portraitOf(model: string): Target {
  return [`hnn-portrait[model='${model}']`]
}

export function chart(kind: 'energy' | 'hamiltonian' | 'error' | 'position'): Target {
  return [`hnn-time-chart[kind='${kind}']`]
}

export function setting(name: string): Target {
  return ['hnn-settings', `hnn-setting-field[data-setting='${name}']`]
}

export function found(root: ParentNode, [first, second, ...rest]: Target): HTMLElement | null {
  const element = root.querySelector<HTMLElement>(first)
  if (second === undefined) return element
  return element?.shadowRoot ? found(element.shadowRoot, [second, ...rest]) : null
}
