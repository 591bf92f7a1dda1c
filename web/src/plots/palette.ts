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
  /** of the models, from first place to last */
  models: readonly [string, string, string, string]
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

// After Okabe and Ito's colour-blind-safe set, darkened for a light background: every line has 3:1 or more against it, and
// no two models look alike to people without red or green cones (palette.test.ts).
export const lightPalette: Palette = {
  background: '#ffffff',
  text: '#1b1f24',
  mutedText: '#59636e',
  axis: '#6e7781',
  grid: '#eaedf0',
  truth: '#1b1f24',
  models: ['#c9510c', '#0067a8', '#8a1c68', '#554900'],
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
  models: ['#ff9a4d', '#58b8f0', '#ea4c7c', '#f0e442'],
  trainData: '#79838e',
  testData: '#79838e',
  field: '#6d7783',
  contour: '#8b7cc0',
  noiseFloor: '#35c79a',
  focus: '#58b8f0',
}

/** A palette with each colour as `colourOf` has it, by the custom property that CSS knows it by. */
export function mapPalette(
  { models, ...others }: Palette,
  colourOf: (property: string, colour: string) => string,
): Palette {
  const named = Object.entries(others).map(([name, colour]) => [name, colourOf(`--plot-${hyphenated(name)}`, colour)])
  const [first, second, third, fourth] = models
  const model = (colour: string, place: number) => colourOf(`--plot-model-${place}`, colour)
  return {
    ...(Object.fromEntries(named) as Omit<Palette, 'models'>),
    models: [model(first, 1), model(second, 2), model(third, 3), model(fourth, 4)],
  }
}

/** Every colour under the custom property by which CSS knows it: `--plot-muted-text`, and `--plot-model-1` for the first model. */
export function paletteProperties(palette: Palette): readonly [property: string, colour: string][] {
  const properties: [string, string][] = []
  mapPalette(palette, (property, colour) => {
    properties.push([property, colour])
    return colour
  })
  return properties
}

function hyphenated(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
