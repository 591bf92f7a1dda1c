import type { Drawing, FrameGeometry, Quantity } from '../../plots'

/**
 * What the core's table says (`hnn tasks --json`): settings, tasks, models, solvers. The page is drawn from it and from
 * nothing else.
 */
export type { Drawing, Quantity } from '../../plots'

/** One setting, as the core describes it. */
export interface Setting {
  name: string
  /** what the page calls it, where a language has another name than the setting's own */
  label?: string
  group: 'task' | 'data' | 'training' | 'rollout'
  help: string
  unit: string
  type: 'choice' | 'integer' | 'number' | 'integers' | 'numbers' | 'text' | 'pushes'
  /** what a value has to be, in words */
  right: string
  choices?: readonly string[]
  /** of a number, and of each member of a list */
  min?: number
  max?: number
  /** of a list, of pushes, and of the characters of a text */
  min_length?: number
  max_length?: number
  /** the tasks it has an effect in; left out: all */
  tasks?: readonly string[]
  /** the solvers it has an effect under, where it belongs to a solver; left out: all */
  solvers?: readonly string[]
  /** the optimizers it has an effect on, where it belongs to one; left out: all */
  optimizers?: readonly string[]
  /** the losses it has an effect on, where it belongs to one; left out: all */
  losses?: readonly string[]
  /** by choice: the tasks that have it, where not all do */
  limited?: Readonly<Record<string, readonly string[]>>
}

export type Value = string | number | readonly number[]
/** Every setting of a run by its name. */
export type Experiment = Readonly<Record<string, Value>>

/** A sentence that holds for some settings and results. */
export interface Finding {
  /** holds where this setting has this value */
  setting: string
  value: string
  /** and where the best model of that kind keeps the energy at least 1.5 times better than the best of the other kind */
  better: 'conserving' | 'free'
  text: string
}

export interface PaperFigure {
  figure: 'train_loss' | 'test_loss' | 'energy_mse'
  model: string
  value: number
  /** holds where this setting has this value; empty: always */
  setting: string
  setting_value: string
}

/** The plane that motions are seen to go through, the energies that are offered, and what is shown of the other coordinates. */
export interface TaskSection {
  coordinate: number
  value: number
  direction: number
  energy: number
  lowest: number
  highest: number
  q_from: number
  q_to: number
  p_from: number
  p_to: number
}

export type ViewKind = 'plane' | 'bodies' | 'rods' | 'frames'

export interface Task {
  id: string
  title: string
  description: string
  /** “a mass on a spring” */
  in_text: string
  /** “states of a mass on a spring”, by where the data come from */
  seen: { simulated: string; measured: string }
  /** what is said of simulated data that stand for measured ones; empty where nobody would mistake them */
  stand_in: string
  /** sentences of its own; may be empty */
  remark: string
  view: ViewKind
  /** of the small moving picture */
  drawing: Drawing
  /** null where the file decides */
  dimension: number | null
  /** of a state, q before p; empty where the file decides */
  coordinates: readonly Quantity[]
  time: Quantity
  /** null where no energy is known */
  energy: Quantity | null
  /** whether the true motion keeps it */
  energy_kept: boolean
  /** its law is typed, in the settings H and D */
  takes_formula: boolean
  /** its H depends on the time */
  driven: boolean
  /** null where it has none */
  section: TaskSection | null
  noisy: boolean
  takes_file: boolean
  needs_file: boolean
  has_law: boolean
  has_energy: boolean
  has_frames: boolean
  /** null where it has none */
  frame: FrameGeometry | null
  gives_velocity: boolean
  source: string
  /** those that can learn it */
  models: readonly string[]
  /** those that learn it where nothing is said */
  default_models: readonly string[]
  /** of frames: p is this times the angular velocity */
  momentum_per_velocity: number | null
  findings: readonly Finding[]
  paper: readonly PaperFigure[]
  paper_note: string
  /** by convention; those of the paper's recipe */
  defaults: Readonly<Record<'code' | 'paper', Experiment>>
  /** by convention; those of the fast recipe */
  fast_defaults: Readonly<Record<'code' | 'paper', Experiment>>
}

export interface Model {
  id: string
  /** “Hamiltonian network” */
  title: string
  /** “HNN” */
  label: string
  /** “the Hamiltonian network” */
  in_text: string
  /** what it learns: goes on after its name in a text */
  sentence: string
  /** has a learned H */
  has_energy: boolean
  /** its own motion keeps that H */
  conserves: boolean
  separable: boolean
  needs_velocity: boolean
}

export interface Solver {
  id: string
  title: string
  description: string
  order: number
  adaptive: boolean
  needs_split: boolean
  symplectic: boolean
  reversible: boolean
}

/** What the defaults of training come from. */
export type Recipe = 'paper' | 'fast'

export interface Optimizer {
  id: string
  title: string
  description: string
  /** each step has to see all points */
  needs_all_points: boolean
}

export interface Source {
  id: string
  title: string
  takes_file: boolean
  noisy: boolean
  has_frames: boolean
}

export interface Table {
  settings: readonly Setting[]
  tasks: readonly Task[]
  models: readonly Model[]
  solvers: readonly Solver[]
  optimizers: readonly Optimizer[]
  sources: readonly Source[]
  /** what the page opens with where no link says otherwise */
  opening: Experiment
  limits: { most_models: number; recording_bytes: number; model_bytes: number }
}

export function settingNamed(table: Table, name: string): Setting | undefined {
  return table.settings.find((setting) => setting.name === name)
}

/** An experiment that the core has read names a task of the table. */
export function taskOf(table: Table, { task }: Experiment): Task {
  const found = table.tasks.find(({ id }) => id === task)
  if (!found) throw new Error(`The table has no task “${String(task)}”; build the core again.`)
  return found
}

export function modelNamed(table: Table, id: string): Model {
  const found = table.models.find((model) => model.id === id)
  if (!found) throw new Error(`The table has no model “${id}”; build the core again.`)
  return found
}

/** Whether a setting has an effect: in the task, under the solver, on the optimizer and on the loss. */
export function matters(
  { tasks, solvers, optimizers, losses }: Setting,
  { task, integrator, optimizer, loss }: Experiment,
): boolean {
  const among = (ids: readonly string[] | undefined, id: Value | undefined) => !ids || ids.includes(String(id))
  return among(tasks, task) && among(solvers, integrator) && among(optimizers, optimizer) && among(losses, loss)
}

/** Whether the task has this choice of a setting. */
export function isChoiceIn({ limited }: Setting, choice: Value | undefined, { task }: Experiment): boolean {
  return limited?.[String(choice)]?.includes(String(task)) ?? true
}

export function recipeOf({ recipe }: Experiment): Recipe {
  return recipe === 'fast' ? 'fast' : 'paper'
}

export function numberOf(experiment: Experiment, name: string): number {
  const value = experiment[name]
  return typeof value === 'number' ? value : Number.NaN
}
