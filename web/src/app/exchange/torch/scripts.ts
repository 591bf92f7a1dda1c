import type { Experiment, Model, Solver, Task } from '../../state/table'
import adaptive from './adaptive.py?raw'
import fixed from './fixed.py?raw'
import following from './following.py?raw'
import network from './network.py?raw'
import reading from './reading.py?raw'
import split from './split.py?raw'
import training from './training.py?raw'
import writing from './writing.py?raw'

// The equations of a model, the step of a solver, and an optimizer of PyTorch's stand beside their rows; one that has none has no script.
const models = import.meta.glob<string>('../../../../../core/hnn/models/*.py', { query: '?raw', import: 'default' })
const solvers = import.meta.glob<string>('../../../../../core/hnn/integrate/*.py', { query: '?raw', import: 'default' })

const optimizers = import.meta.glob<string>('../../../../../core/hnn/optimise/*.py', {
  query: '?raw',
  import: 'default',
})

// The others are torch.nn.functional's, under the same names.
const activations: Readonly<Record<string, string>> = {
  tanh: 'torch.tanh',
  sigmoid: 'torch.sigmoid',
  swish: 'torch.nn.functional.silu',
}

/** What a script is about, and the files that go with it. */
export interface Scripted {
  task: Task
  model: Model
  solver: Solver
  experiment: Experiment
  /** of the coordinates of a state */
  names: readonly string[]
  /** of the motion, which has so many points up to `until` */
  start: readonly number[]
  points: number
  link: string
  files: { script: string; weights: string; data: string }
}

export function hasScript({ id }: Model): boolean {
  return pathOf(models, id) !== undefined
}

/** Whether PyTorch has the optimizer of the experiment. */
export function hasTraining({ optimizer }: Experiment): boolean {
  return pathOf(optimizers, String(optimizer)) !== undefined
}

export const scripts = {
  /** A program that reads a model's weights and writes its motion, H and dx/dt as CSV. */
  following: async ({
    task,
    model,
    solver,
    experiment,
    names,
    start,
    points,
    link,
    files,
  }: Scripted): Promise<string> =>
    composed([
      head([
        `${task.title}, ${model.title}: reads the weights and writes, as CSV, the motion that the page shows, with`,
        `${model.has_energy ? 'the learned H and ' : ''}dx/dt at each of its states.`,
        `  python3 ${files.script} ${files.weights} > motion.csv`,
        link,
      ]),
      imports('json', 'sys', 'torch'),
      [
        'torch.set_default_dtype(torch.float64)',
        activationOf(experiment),
        ...constants({ NAMES: names, DIMENSION: names.length, START: start, UNTIL: experiment.until, POINTS: points }),
        ...constants(solver.adaptive ? { TOLERANCE: experiment.tolerance } : { TIME_STEP: experiment.time_step }),
      ].join('\n'),
      reading,
      network,
      await partOf(models, model.id),
      ...(solver.needs_split ? [split] : []),
      await partOf(solvers, solver.id),
      solver.adaptive ? adaptive : fixed,
      following,
    ]),

  /** A program that trains the model from the weights of the seed, on data in a CSV file, and writes the weights. */
  training: async ({ task, model, experiment, names, link, files }: Scripted): Promise<string> => {
    const { seed, widths, steps, batch, optimizer, learning_rate, schedule, beta1, beta2, weight_decay } = experiment
    return composed([
      head([
        `${task.title}, ${model.title}: trains from the seed's initial weights on the data in a CSV file, in the same`,
        'batches. The losses are those of the page but for rounding, which grows as training goes on.',
        `  python3 ${files.script} ${files.data} ${files.weights}`,
        link,
      ]),
      imports('csv', 'json', 'math', 'sys', 'torch'),
      [
        activationOf(experiment),
        ...constants({ DIMENSION: names.length, SEED: seed, WIDTHS: widths, STEPS: steps, BATCH: batch }),
        ...constants({ LEARNING_RATE: learning_rate, SCHEDULE: schedule, WEIGHT_DECAY: weight_decay }),
        ...constants({ BETA1: beta1, BETA2: beta2 }),
        ...constants({ EXPERIMENT: JSON.stringify({ ...experiment, model: model.id }) }),
      ].join('\n'),
      writing,
      network,
      await partOf(models, model.id),
      await partOf(optimizers, String(optimizer)),
      training,
    ])
  },
}

function head(lines: readonly string[]): string {
  return lines.map((line) => `# ${line}`).join('\n')
}

function imports(...modules: readonly string[]): string {
  return modules.map((name) => `import ${name}`).join('\n')
}

function activationOf({ activation }: Experiment): string {
  const name = String(activation)
  return `activation = ${activations[name] ?? `torch.nn.functional.${name}`}`
}

/** Numbers, texts and lists are written alike in JSON and Python. */
function constants(values: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(values).map(([name, value]) => `${name} = ${JSON.stringify(value)}`)
}

function composed(parts: readonly string[]): string {
  return `${parts.map((part) => part.trim()).join('\n\n\n')}\n`
}

function pathOf(parts: Readonly<Record<string, unknown>>, id: string): string | undefined {
  return Object.keys(parts).find((path) => path.endsWith(`/${id.replaceAll('-', '_')}.py`))
}

async function partOf(parts: Readonly<Record<string, () => Promise<string>>>, id: string): Promise<string> {
  const part = parts[pathOf(parts, id) ?? '']
  if (!part) throw new Error(`There is no Python for “${id}”; put it beside its row in a file of that name.`)
  return part()
}
