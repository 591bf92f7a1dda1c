import type { Experiment, Table } from '../../src/app/state/table'

/** A small table of the core's shape. */
export const table: Table = {
  settings: [
    {
      name: 'task',
      group: 'task',
      help: 'the system',
      unit: '',
      type: 'choice',
      choices: ['spring', 'pendulum', 'real-pendulum'],
    },
    { name: 'model', group: 'task', help: 'what learns', unit: '', type: 'choice', choices: ['hnn', 'baseline'] },
    {
      name: 'convention',
      group: 'task',
      help: 'whose',
      unit: '',
      type: 'choice',
      choices: ['code', 'paper'],
      tasks: ['spring', 'pendulum'],
    },
    { name: 'seed', group: 'task', help: 'draws', unit: '', type: 'integer', min: 0, max: 4294967295 },
    {
      name: 'noise',
      group: 'data',
      help: 'noise',
      unit: '',
      type: 'number',
      min: 0,
      max: 1,
      tasks: ['spring', 'pendulum'],
    },
    {
      name: 'widths',
      group: 'training',
      help: 'units',
      unit: '',
      type: 'integers',
      min: 1,
      max: 1024,
      min_length: 1,
      max_length: 4,
    },
    { name: 'steps', group: 'training', help: 'steps', unit: '', type: 'integer', min: 1, max: 1e6 },
    { name: 'learning_rate', group: 'training', help: 'rate', unit: '', type: 'number', min: 1e-8, max: 1 },
    {
      name: 'from',
      group: 'rollout',
      help: 'start',
      unit: '',
      type: 'numbers',
      min: -100,
      max: 100,
      min_length: 0,
      max_length: 2,
    },
    { name: 'until', group: 'rollout', help: 'end', unit: 's', type: 'number', min: 0.01, max: 1000 },
    {
      name: 'integrator',
      group: 'rollout',
      help: 'solver',
      unit: '',
      type: 'choice',
      choices: ['dopri5', 'rk4'],
    },
    { name: 'tolerance', group: 'rollout', help: 'error', unit: '', type: 'number', min: 1e-12, max: 0.1 },
    { name: 'time_step', group: 'rollout', help: 'step', unit: 's', type: 'number', min: 1e-4, max: 1 },
  ],
  tasks: [
    task('spring', { noise: 0.1, until: 20 }),
    task('pendulum', { noise: 0.1, until: 20 }),
    task('real-pendulum', { noise: 0, until: 18.5 }),
  ],
}

function task(id: string, differs: Experiment) {
  const code: Experiment = {
    task: id,
    model: 'hnn',
    convention: 'code',
    seed: 0,
    widths: [200, 200],
    steps: 2000,
    learning_rate: 0.001,
    from: [],
    integrator: 'dopri5',
    tolerance: 1e-9,
    time_step: 0.01,
    ...differs,
  }
  return {
    id,
    title: id,
    description: id,
    dimension: 2,
    defaults: { code, paper: { ...code, convention: 'paper', steps: 1000 } },
  }
}
