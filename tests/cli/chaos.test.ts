import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folder, json, printed, refusal } from './program'

const files = folder()
const quick = ['--trajectories', '10', '--points', '20', '--steps', '30', '--batch', '50', '--widths', '16,16']
const model = (task: string, name: string) => files.path(`${task}-${name}.safetensors`)

interface Row {
  id: string
  section: { energy: number } | null
  has_law: boolean
  has_frames: boolean
}
const rows: Row[] = json('tasks').tasks
const withSection = rows.filter(({ section }) => section)
// Whose energies and states the tests know.
const first = withSection.find(({ id }) => id === 'henon-heiles')
if (!first) throw new Error('the star has no section')

beforeAll(() => {
  for (const name of ['baseline', 'hnn']) {
    for (const task of [first.id, 'spring']) {
      const size = task === 'spring' ? ['--steps', '20', '--widths', '8'] : [...quick, '--recipe', 'fast']
      printed('train', task, '--model', name, ...size, '--out', model(task, name))
    }
  }
})
afterAll(() => files.remove())

const table = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split(','))

describe('hnn section', () => {
  it.each(withSection.map(({ id, section }) => ({ id, energy: section?.energy })))(
    '$id: of the truth, with the energy of the row',
    ({ id, energy }) => {
      const found = json('section', id, '--orbits', '4', '--crossings', '10')
      expect(found).toMatchObject({ task: id, orbits: 4, sections: [{ model: null, crossings: 40, left: 0 }] })
      expect(found.energy).toBeCloseTo(energy ?? 0, 10)
    },
  )

  it('sets the truth and models side by side, to the same numbers on any number of threads', () => {
    const of = [model(first.id, 'baseline'), model(first.id, 'hnn'), '--orbits', '3', '--crossings', '20']
    const svg = files.path('section.svg'),
      csv = files.path('section.csv')
    const found = json('section', ...of, '--svg', svg, '--csv', csv)
    expect(found.sections.map((one: { model: string | null }) => one.model)).toEqual([null, 'baseline', 'hnn'])
    expect(found.sections[0].median_distance).toBeNull()
    expect(found.sections[2].median_distance).toBeGreaterThan(0)
    for (const title of ['truth', 'HNN', 'baseline'])
      expect(readFileSync(svg, 'utf8').toLowerCase()).toContain(title.toLowerCase())

    const [head, ...lines] = table(readFileSync(csv, 'utf8'))
    expect(head).toEqual(['motion', 'orbit', 't', 'q1', 'q2', 'p1', 'p2'])
    expect(new Set(lines.map(([who]) => who))).toEqual(new Set(['truth', 'baseline', 'hnn']))
    expect(lines.filter(([who]) => who === 'truth')).toHaveLength(60)
    for (const [, , , q1, , p1] of lines) {
      expect(Number(q1)).toBe(0)
      expect(Number(p1)).toBeGreaterThan(0)
    }
    const again = printed('section', ...of, '--threads', '3', '--csv', '-')
    expect(again).toBe(readFileSync(csv, 'utf8'))
  })

  it('begins where it is told', () => {
    const found = json('section', first.id, '--from', '0,0.1,0.3,0.1', '--crossings', '5')
    expect(found).toMatchObject({ orbits: 1, sections: [{ crossings: 5 }] })
    expect(found.energy).toBeCloseTo(0.05 + 0.005 - 0.001 / 3, 12)
  })

  it.each([
    [['spring'], /^The task spring has no section; that is of .* alone\.$/],
    [
      [first.id, '--energy', '-5'],
      /^No motion with the energy -5 goes through the section; .* is the energy of some\.$/,
    ],
    [[first.id, '--energy', 'much'], 'The option --energy is "much", but it has to be a number.'],
    [[first.id, '--from', '0,0,1'], /^The setting from is "0,0,1", but a state of the task .* has 4 numbers/],
    [
      [first.id, '--from', '0,0.1,0.3,0.1', '--energy', '0.1'],
      'The options --energy and --from exclude each other: a state has an energy of its own.',
    ],
    [[first.id, '--orbits', '0'], 'The option --orbits is "0", but it has to be a whole number from 1 to 1000.'],
    [['henon-hieles'], /^The setting task is "henon-hieles", but it has to be /],
    [['nothing.safetensors'], /nothing\.safetensors/],
    [[first.id, 'spring'], /is followed by another argument; give a task alone, or model files alone\.$/],
    [[], 'The command section needs TASK or MODEL...; see hnn section --help.'],
  ])('%s is refused', (args, sentence) => {
    expect(refusal('section', ...args)).toMatch(sentence)
  })

  it('refuses models of two tasks, another law than a model’s, and two writers of one output', () => {
    expect(refusal('section', model(first.id, 'hnn'), '--H', 'p^2')).toBe(
      "The option --H is about a task's law, but the law of a model file is the one it learned.",
    )
    expect(refusal('section', model(first.id, 'hnn'), model('spring', 'hnn'))).toBe(
      `The files are models of ${first.id} and of spring; they must all be of one task.`,
    )
    expect(refusal('section', first.id, '--json', '--csv', '-')).toContain('both write to the standard output')
  })
})

it('a network trained by the fast recipe has the truth’s curves where it is regular, and its chaos', () => {
  const id = 'henon-heiles',
    file = files.path('trained.safetensors')
  printed('train', id, '--recipe', 'fast', '--out', file)
  const { energy, sections } = json('section', file, '--crossings', '400')
  expect(energy).toBeCloseTo(1 / 12, 10)
  expect(sections[1]).toMatchObject({ crossings: 2000, left: 0 })
  expect(sections[1].median_distance).toBeLessThan(0.01)
  // below the energy of escape by 1e-6
  const { motions } = json('lyapunov', file, '--from', '0,-0.1,0.55916,0.1', '--until', '4000')
  expect(motions[0].exponent).toBeGreaterThan(0.1)
  expect(Math.abs(motions[1].exponent / motions[0].exponent - 1)).toBeLessThan(0.2)
}, 120_000)

describe('hnn lyapunov', () => {
  it.each(rows.filter(({ has_law, has_frames }) => has_law && !has_frames).map(({ id }) => id))(
    '%s: of the truth of every law',
    (id) => {
      const { motions } = json('lyapunov', id, '--orbits', '2', '--until', '20')
      expect(motions).toMatchObject([{ model: null, left: 0 }])
      expect(motions[0].exponent).toEqual(expect.any(Number))
      expect(motions[0].orbits).toHaveLength(2)
    },
  )

  it('tells a chaotic motion from a regular one', () => {
    const of = (...args: string[]) => json('lyapunov', first.id, '--until', '2000', ...args).motions[0]
    expect(of('--energy', '0.0833').exponent).toBeLessThan(0.01)
    expect(of('--energy', '0.0833').together).toBeNull()
    const chaotic = of('--from', '0,-0.1,0.557,0.1')
    expect(chaotic.exponent).toBeGreaterThan(0.08)
    expect(chaotic.together).toBeGreaterThan(20)
  })

  it('is of a law that somebody types', () => {
    const { motions } = json(
      'lyapunov',
      'own-hamiltonian',
      '--H',
      'p^2/2 - 0.09*q^2/2',
      '--from',
      '0,0',
      '--until',
      '200',
    )
    expect(motions[0].exponent).toBeCloseTo(0.3, 4)
  })

  it('has models beside the truth, a line for each orbit, and a picture', () => {
    const csv = files.path('lyapunov.csv'),
      svg = files.path('lyapunov.svg')
    const of = [model('spring', 'baseline'), model('spring', 'hnn'), '--orbits', '2', '--until', '50']
    const { motions } = json('lyapunov', ...of, '--csv', csv, '--svg', svg)
    expect(motions.map((one: { model: string | null }) => one.model)).toEqual([null, 'baseline', 'hnn'])
    const [head, ...lines] = table(readFileSync(csv, 'utf8'))
    expect(head).toEqual(['motion', 'orbit', 'exponent', 'together', 'q', 'p'])
    expect(lines).toHaveLength(6)
    expect(existsSync(svg)).toBe(true)
    expect(readFileSync(svg, 'utf8')).toContain('Largest Lyapunov exponent')
    expect(printed('lyapunov', ...of)).toMatch(/^truth: the exponent is .* over 2 orbits; two starts 1e-6 apart /m)
  })

  it.each([
    [['spring', '--until', '-1'], 'The option --until is "-1", but it has to be a number above 0, at most 1000000.'],
    [['spring', '--size', 'x'], 'The option --size is "x", but it has to be a number above 0, at most 1000000.'],
    [['spring', '--energy', '1'], /^The task spring has no section/],
    [['own-data'], 'No law of the task own-data is known; give files of models that learned it.'],
  ])('%s is refused', (args, sentence) => {
    expect(refusal('lyapunov', ...args)).toMatch(sentence)
  })
})
