/** Every colour the drawings use, as CSS colours. */
export interface Palette {
  background: string
  text: string
  mutedText: string
  /** axis lines and ticks */
  axis: string
  /** lines behind the data */
  grid: string
  truth: string
  baseline: string
  hnn: string
  trainData: string
  testData: string
  /** arrows of the learned vector field */
  field: string
  /** contours of the learned H */
  contour: string
  noiseFloor: string
  /** ring around the focused start state */
  focus: string
}

/** Who a curve, a trajectory or a body belongs to. Each has its own colour, dash and marker. */
export type Role = 'truth' | 'baseline' | 'hnn'

export const roleLabels: Readonly<Record<Role, string>> = { truth: 'truth', baseline: 'baseline', hnn: 'HNN' }

// After Okabe and Ito's colour-blind-safe set; every line has 3:1 or more against its background (palette.test.ts).
export const lightPalette: Palette = {
  background: '#ffffff',
  text: '#1b1f24',
  mutedText: '#59636e',
  axis: '#6e7781',
  grid: '#eaedf0',
  truth: '#1b1f24',
  baseline: '#c9510c',
  hnn: '#0067a8',
  trainData: '#88919b',
  testData: '#88919b',
  field: '#8b949e',
  contour: '#8f7bbd',
  noiseFloor: '#007a5a',
  focus: '#0067a8',
}

export const darkPalette: Palette = {
  background: '#14181d',
  text: '#e8ecf0',
  mutedText: '#a3adb8',
  axis: '#8a949e',
  grid: '#262c33',
  truth: '#f2f4f6',
  baseline: '#ff9a4d',
  hnn: '#58b8f0',
  trainData: '#79838e',
  testData: '#79838e',
  field: '#6d7783',
  contour: '#8b7cc0',
  noiseFloor: '#35c79a',
  focus: '#58b8f0',
}

/** The custom property under which the page's CSS knows a colour: `--plot-muted-text` for `mutedText`. */
export function paletteProperty(name: keyof Palette): string {
  return `--plot-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}
