import type { Experiment, Finding, Model, Quantity, Setting, Table, Task } from '../../src/app/state/table'

const simulated = ['spring', 'pendulum', 'two-body', 'pixel-pendulum']
const adaptive = ['dopri5']
const fixed = ['rk4', 'leapfrog']

const settings: readonly Omit<Setting, 'help' | 'right'>[] = [
  {
    name: 'task',
    group: 'task',
    unit: '',
    type: 'choice',
    choices: ['spring', 'pendulum', 'real-pendulum', 'two-body', 'pixel-pendulum', 'own-data'],
  },
  { name: 'model', group: 'task', unit: '', type: 'choice', choices: ['baseline', 'hnn', 'dissipative'] },
  {
    name: 'convention',
    group: 'task',
    unit: '',
    type: 'choice',
    choices: ['code', 'paper'],
    tasks: ['spring', 'pendulum'],
  },
  { name: 'recipe', group: 'task', unit: '', type: 'choice', choices: ['paper', 'fast'] },
  { name: 'seed', group: 'task', unit: '', type: 'integer', min: 0, max: 4294967295 },
  { name: 'trajectories', group: 'data', unit: '', type: 'integer', min: 2, max: 5000, tasks: simulated },
  { name: 'noise', group: 'data', unit: '', type: 'number', min: 0, max: 1, tasks: ['spring', 'pendulum'] },
  { name: 'derivatives', group: 'data', unit: '', type: 'choice', choices: ['forward', 'central'] },
  { name: 'columns', group: 'data', unit: '', type: 'text', min_length: 0, max_length: 200, tasks: ['own-data'] },
  { name: 'widths', group: 'training', unit: '', type: 'integers', min: 1, max: 1024, min_length: 1, max_length: 4 },
  { name: 'steps', group: 'training', unit: '', type: 'integer', min: 1, max: 1e6 },
  { name: 'optimizer', group: 'training', unit: '', type: 'choice', choices: ['adam', 'gauss-newton'] },
  { name: 'learning_rate', group: 'training', unit: '', type: 'number', min: 1e-8, max: 1, optimizers: ['adam'] },
  { name: 'from', group: 'rollout', unit: '', type: 'numbers', min: -100, max: 100, min_length: 0, max_length: 8 },
  { name: 'until', group: 'rollout', unit: 's', type: 'number', min: 0.01, max: 1000 },
  { name: 'integrator', group: 'rollout', unit: '', type: 'choice', choices: [...adaptive, ...fixed] },
  { name: 'tolerance', group: 'rollout', unit: '', type: 'number', min: 1e-12, max: 0.1, solvers: adaptive },
  { name: 'time_step', group: 'rollout', unit: 's', type: 'number', min: 1e-4, max: 1, solvers: fixed },
  { name: 'truth', group: 'rollout', unit: '', type: 'choice', choices: ['exact', 'same-solver'] },
  { name: 'pushes', group: 'rollout', unit: '', type: 'pushes', min: -1000, max: 1000, min_length: 0, max_length: 8 },
  { name: 'direction', group: 'rollout', unit: '', type: 'choice', choices: ['forward', 'there-and-back'] },
]

const position: Quantity = { name: 'position', symbol: 'q', unit: 'm' }
const momentum: Quantity = { name: 'momentum', symbol: 'p', unit: 'kg m/s' }
const joule: Quantity = { name: 'energy', symbol: 'H', unit: 'J' }

const forward: Finding = {
  setting: 'derivatives',
  value: 'forward',
  better: 'conserving',
  text: 'Forward differences look like a friction.',
}
const central: Finding = { ...forward, value: 'central', better: 'free', text: 'A true, slight friction is left.' }

/** A small table of the core's shape. */
export const table: Table = {
  settings: settings.map((setting) => ({ ...setting, help: setting.name, right: 'something else' })),
  tasks: [
    task('spring', {
      in_text: 'a mass on a spring',
      noisy: true,
      drawing: 'spring',
      models: ['baseline', 'hnn', 'dissipative', 'separable'],
      paper: [{ figure: 'energy_mse', model: 'baseline', value: 0.17, setting: '', setting_value: '' }],
    }),
    task('pendulum', { in_text: 'a pendulum', noisy: true }),
    task('real-pendulum', {
      seen: { simulated: 'moments of one simulated swing', measured: 'moments of one measured swing' },
      stand_in: 'simulated stand-in, not measured',
      takes_file: true,
      findings: [forward, central],
      energy_kept: false,
    }),
    task('two-body', {
      in_text: 'two bodies',
      view: 'bodies',
      drawing: 'none',
      dimension: 8,
      coordinates: ['x1', 'x2', 'y1', 'y2', 'px1', 'px2', 'py1', 'py2'].map((name, i) => ({
        ...(i < 4 ? position : momentum),
        symbol: name,
      })),
      remark: 'Nobody tells them that the total momentum stays the same.',
    }),
    task('pixel-pendulum', {
      view: 'frames',
      has_frames: true,
      frame: { side: 28, pivot_x: 0.5, pivot_y: 0.2, rod_x: 0.6, rod_y: 0.7 },
      time: { name: 'time', symbol: 't', unit: 'frames' },
      models: ['baseline', 'hnn'],
      momentum_per_velocity: 0.25,
    }),
    task('own-data', {
      dimension: null,
      coordinates: [],
      energy: null,
      has_law: false,
      has_energy: false,
      takes_file: true,
      needs_file: true,
      drawing: 'none',
    }),
  ],
  models: [
    model('baseline', { title: 'Baseline', label: 'baseline', in_text: 'the baseline', sentence: 'learns the arrows' }),
    model('hnn', {
      title: 'Hamiltonian network',
      label: 'HNN',
      in_text: 'the Hamiltonian network',
      sentence: 'learns an energy H',
      has_energy: true,
      conserves: true,
    }),
    model('dissipative', { in_text: 'the dissipative network', has_energy: true }),
    model('separable', { in_text: 'the separable network', has_energy: true, conserves: true, separable: true }),
  ],
  solvers: ['dopri5', 'rk4', 'leapfrog'].map((id) => ({
    id,
    title: id,
    description: id,
    order: 4,
    adaptive: adaptive.includes(id),
    needs_split: id === 'leapfrog',
    symplectic: id === 'leapfrog',
    reversible: id === 'leapfrog',
  })),
  optimizers: ['adam', 'gauss-newton'].map((id) => ({ id, title: id, description: id, needs_all_points: false })),
  sources: [],
  opening: { ...rowDefaults('pendulum', true), seed: 1, widths: [48, 48], until: 60 },
  limits: { most_models: 4, recording_bytes: 16_000_000, model_bytes: 64_000_000 },
}

export function taskNamed(id: string): Task {
  const found = table.tasks.find((row) => row.id === id)
  if (!found) throw new Error(`the fixture has no task ${id}`)
  return found
}

export function defaultsNamed(id: string): Experiment {
  return taskNamed(id).defaults.code
}

function rowDefaults(id: string, noisy: boolean): Experiment {
  return {
    task: id,
    model: 'hnn',
    convention: 'code',
    recipe: 'paper',
    seed: 0,
    trajectories: 50,
    noise: noisy ? 0.1 : 0,
    derivatives: 'forward',
    columns: '',
    widths: [200, 200],
    steps: 2000,
    optimizer: 'adam',
    learning_rate: 0.001,
    from: [],
    until: id === 'real-pendulum' ? 18.5 : 20,
    integrator: 'dopri5',
    tolerance: 1e-9,
    time_step: 0.01,
    truth: 'exact',
    pushes: '',
    direction: 'forward',
  }
}

function task(id: string, differs: Partial<Task>): Task {
  const code = rowDefaults(id, differs.noisy ?? false)
  const fast = { ...code, recipe: 'fast', optimizer: 'gauss-newton', steps: 60 }
  const in_text = differs.in_text ?? id
  return {
    id,
    title: id,
    description: id,
    in_text,
    seen: { simulated: `states of ${in_text}`, measured: `moments of ${in_text}` },
    takes_formula: false,
    driven: false,
    stand_in: '',
    remark: '',
    view: 'plane',
    drawing: 'pendulum',
    dimension: 2,
    coordinates: [position, momentum],
    time: { name: 'time', symbol: 't', unit: 's' },
    energy: joule,
    energy_kept: true,
    section: null,
    noisy: false,
    takes_file: false,
    needs_file: false,
    has_law: true,
    has_energy: true,
    has_frames: false,
    frame: null,
    gives_velocity: false,
    source: 'simulated',
    models: ['baseline', 'hnn', 'dissipative'],
    default_models: ['baseline', 'hnn'],
    momentum_per_velocity: null,
    findings: [],
    paper: [],
    paper_note: '',
    defaults: { code, paper: { ...code, convention: 'paper', steps: 1000 } },
    fast_defaults: { code: fast, paper: { ...fast, convention: 'paper' } },
    ...differs,
  }
}

function model(id: string, differs: Partial<Model>): Model {
  return {
    id,
    title: id,
    label: id,
    in_text: `the ${id}`,
    sentence: 'learns',
    has_energy: false,
    conserves: false,
    separable: false,
    needs_velocity: false,
    ...differs,
  }
}
