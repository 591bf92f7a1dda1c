import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { folder, hnn, json, printed, program, refusal } from './program'

const study = {
  title: 'Few trajectories and many',
  seeds: 2,
  models: ['baseline', 'hnn'],
  settings: { steps: 4, widths: [[8, 8]], trajectories: [4, 8, 16] },
  cases: [{ task: 'spring' }, { task: 'duffing', recipe: 'fast', batch: 20 }],
  charts: [
    { name: 'energy', x: 'trajectories', y: 'energy_mse', panels: 'task' },
    { name: 'tasks', x: 'task', y: 'test_loss', series: 'trajectories' },
  ],
}
const runs = 2 * 2 * 3 * 2

let files: ReturnType<typeof folder>
beforeEach(() => {
  files = folder()
  writeFileSync(files.path('study.json'), JSON.stringify(study))
})
afterEach(() => files.remove())

const file = () => files.path('study.json')
const results = (name: string) => readFileSync(files.path(`${name}/results.csv`), 'utf8')
const done = (name: string) => (existsSync(files.path(`${name}/runs`)) ? readdirSync(files.path(`${name}/runs`)) : [])

describe('hnn study', () => {
  it('does all combinations, and gives each run with a link that does the same', () => {
    expect(json('study', file(), '--out', files.path('whole'))).toMatchObject({ runs })
    const [head, ...lines] = results('whole').trim().split('\n')
    expect(head).toMatch(/^task,recipe,batch,trajectories,model,seed,train_loss,test_loss,energy_mse,/)
    expect(lines).toHaveLength(runs)
    const last = lines.at(-1) as string
    const link = /"(\?[^"]*)"$/.exec(last)?.[1] as string
    const run = json('run', link)
    expect(last).toContain(run.hnn.weights_hash)
    expect(last).toContain(String(run.hnn.test_loss))
    for (const chart of study.charts)
      expect(readFileSync(files.path(`whole/${chart.name}.svg`), 'utf8')).toMatch(/<svg[\s\S]*duffing/)
    const table = printed('study', file(), '--out', files.path('whole'), '--markdown')
    expect(table.trim().split('\n')).toHaveLength(2 + runs / 2)
    expect(table).toMatch(/\| spring \| paper \| 0 \| 4 \| baseline \| \d\.\de-?\d+ \[/)
  })

  it('goes on after a kill from the runs that are done', async () => {
    const child = spawn(program, ['study', file(), '--out', files.path('killed'), '--jobs', '1'], { stdio: 'ignore' })
    const ended = new Promise((resolve) => child.once('exit', resolve))
    while (done('killed').length < 3) await new Promise((resolve) => setTimeout(resolve, 1))
    child.kill('SIGKILL')
    await ended
    const before = done('killed')
    expect(before.length).toBeLessThan(runs)
    const times = before.map((name) => statSync(files.path(`killed/runs/${name}`)).mtimeMs)
    printed('study', file(), '--out', files.path('killed'))
    expect(before.map((name) => statSync(files.path(`killed/runs/${name}`)).mtimeMs)).toEqual(times)
    printed('study', file(), '--out', files.path('whole'))
    expect(results('killed')).toBe(results('whole'))
  })

  it('in shards by GNU parallel, one of which is killed, comes to the same', async () => {
    // Long enough that a shard that is killed after its first run has others left.
    const long = { ...study.settings, steps: 400, widths: [[32, 32]] }
    writeFileSync(file(), JSON.stringify({ ...study, settings: long, seeds: 1 }))
    // Each shard has a folder of its own, as on machines that share no disk.
    const part = (shard: number | string) => files.path(`part${shard}`)
    const command = ['study', file(), '--jobs', '1', '--shard']
    const shards = (...which: string[]) =>
      spawnSync('parallel', [
        '--will-cite',
        '-j',
        '2',
        `${program} ${command.join(' ')} {}/2 --out ${part('{}')}`,
        ':::',
        ...which,
      ])
    const child = spawn(program, [...command, '2/2', '--out', part(2)], { stdio: 'ignore' })
    const ended = new Promise((resolve) => child.once('exit', resolve))
    while (done('part2').length === 0) await new Promise((resolve) => setTimeout(resolve, 1))
    child.kill('SIGKILL')
    await ended
    expect(shards('1').status).toBe(0)
    const merge = () => hnn('study', file(), '--out', files.path('merged'), '--merge', part(1), part(2))
    expect(merge()).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^hnn: \d of the study's 12 runs are in none/),
    })
    expect(shards('1', '2').status).toBe(0)
    expect(merge().status).toBe(0)
    printed('study', file(), '--out', files.path('whole'))
    expect(results('merged')).toBe(results('whole'))
  })

  it('refuses what is wrong in one sentence', () => {
    const refused = (change: object) => {
      writeFileSync(file(), JSON.stringify({ ...study, ...change }))
      return refusal('study', file(), '--out', files.path('refused'))
    }
    expect(refused({ sedes: 2 })).toMatch(/The study has no member "sedes"; did you mean seeds\?/)
    expect(refused({ settings: { trajectory: 4 } })).toMatch(/trajector/)
    expect(refused({ settings: { trajectories: [] } })).toMatch(/has no values/)
    expect(refused({ settings: { trajectories: [4, 'many'] } })).toMatch(/many/)
    expect(refused({ models: ['hnn', 'hmm'] })).toMatch(/hmm/)
    expect(refused({ charts: [{ name: 'a', x: 'trajectories', y: 'energy' }] })).toMatch(/energy_mse/)
    expect(refused({ charts: [{ name: '../a', x: 'trajectories', y: 'energy_mse' }] })).toMatch(/name/)
    expect(refused({ seeds: 0 })).toMatch(/from 1 to 1000/)
    writeFileSync(file(), '{"settings":')
    expect(refusal('study', file())).toMatch(/no JSON/)
    writeFileSync(file(), JSON.stringify(study))
    expect(refusal('study', file(), '--shard', '5/4')).toMatch(/--shard/)
    expect(refusal('study', file(), '--shard', 'all')).toMatch(/as in 3\/16/)
    expect(refusal('study', file(), '--merge', files.path('nowhere'))).toMatch(/is not there/)
    expect(refusal('study', files.path('none.json'))).toMatch(/does not exist/)
  })
})
