import { listed } from './sentences'

/** What goes out and comes in. Models are named as in texts (“the baseline”). */
export const exchange = {
  title: 'Take it with you',
  sameRun: 'The same run elsewhere',
  addressHolds: (needsFile: boolean) =>
    `The address of this page holds ${needsFile ? 'every setting but the recording; whoever has both' : 'every setting; whoever opens it'} ` +
    'gets the same weights, bit for bit. So does the command line:',
  beganWithFile: (models: readonly string[]) =>
    `The weights of ${listed(models)} began with a file, which no address holds: save them to have the same elsewhere. ` +
    'The address of this page holds the settings, and so does the command line, which trains from scratch:',
  commandHolds: 'The command line gives the same weights, bit for bit:',
  commandFromScratch: (models: readonly string[]) =>
    `The weights of ${listed(models)} began with a file: save them to have the same elsewhere. The command line trains from scratch:`,
  weightsOf: (model: string) => `Weights of ${model}`,
  beforehand:
    'Those shown now were trained beforehand and rounded to float16; trained here, they are those of the command line.',
  weights: 'Weights',
  safetensors: 'A safetensors file, which PyTorch and JAX open in one line.',
  /** `title`: a model's title (“Baseline”) */
  save: (title: string) => `Save ${title}`,
  saveWeightsOf: (model: string) => `Save the weights of ${model}`,
  load: 'Load…',
  loadWeightsInto: (model: string) => `Load weights into ${model}`,
  curvesAndPictures: 'Curves and pictures',
  csv: 'CSV with a header, and the portraits as they stand.',
  losses: 'Losses (CSV)',
  motion: 'Motion (CSV)',
  portraits: 'Portraits (PNG)',
}
