import { existsSync, mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { folder, hnn, json, printed, refusal } from './program'

const quick = ['--steps', '5', '--widths', '8', '--trajectories', '4', '--points', '6']
const long = ['--steps', '1000000'] // nobody waits for it: what is refused must be refused before

/** What a value of the setting has to be, as the table says it. */
const right = (setting: string) => json('tasks').settings.find(({ name }: { name: string }) => name === setting).right

let files: ReturnType<typeof folder>
beforeEach(() => {
  files = folder()
})
afterEach(() => files.remove())

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(files.path(name), content)
  return files.path(name)
}

describe('arguments', () => {
  it.each([
    [['trian', 'spring'], 'There is no command "trian"; did you mean train?'],
    [['--sed'], 'The program has no option "--sed" before a command; see hnn --help.'],
    [['--json'], 'The option --json before a command goes with --version alone; see hnn --help.'],
    [['--json', 'tasks'], 'The option --json before a command goes with --version alone; see hnn tasks --help.'],
    [['train'], 'The command train needs TASK; see hnn train --help.'],
    [['run'], 'The command run needs LINK; see hnn run --help.'],
    [['rollout'], 'The command rollout needs MODEL; see hnn rollout --help.'],
    [['dataset', 'spring'], 'The command dataset needs --csv; see hnn dataset --help.'],
    [['train', 'spring', '--sed', '1'], 'The command train has no option "--sed"; did you mean --seed?'],
    [['train', 'spring', '--sed=1'], 'The command train has no option "--sed"; did you mean --seed?'],
    [['train', 'spring', 'pendulum'], 'The command train has no use for "pendulum"; see hnn train --help.'],
    [['train', 'spring', '--seed'], 'The option --seed needs one value; see hnn train --help.'],
    [
      ['train', 'spring', '--seed', '1', '--seed', '2'],
      'The setting seed is given twice, as "1" and "2"; give it once.',
    ],
    [['evaluate'], 'The command evaluate needs MODEL; see hnn evaluate --help.'],
    [
      ['train', 'spring', '--float16'],
      'The option --float16 is about the file that --out names, but there is no --out.',
    ],
    [['train', 'spring', '--out'], 'The option --out needs one value; see hnn train --help.'],
    [['dataset', 'spring', '--csv', '-', '--json'], /^The options --json and --csv - both write/],
  ])('%j', (args, sentence) => {
    expect(refusal(...args)).toMatch(sentence)
  })
})

describe('settings', () => {
  it.each([
    [['sprin'], `The setting task is "sprin", but it has to be ${right('task')}; did you mean spring?`],
    [[''], /^The setting task is "", but/],
    [['spring', '--model', 'lstm'], `The setting model is "lstm", but it has to be ${right('model')}.`],
    [['spring', '--noise', '5'], 'The setting noise is "5", but it has to be a number from 0 to 1.'],
    [['spring', '--steps', '0'], /^The setting steps is "0", but it has to be a whole number from 1/],
    [['spring', '--seed', '-1'], /^The setting seed is "-1"/],
    [['spring', '--seed=nan'], /^The setting seed is "nan"/],
    [['spring', '--widths', '200,'], /^The setting widths is "200,"/],
    [['spring', '--integrator', 'rk5'], /^The setting integrator is "rk5", .*; did you mean rk4\?$/],
    [['spring', '--from', '1'], 'The setting from is "1", but a state of the task spring has 2 numbers, q before p.'],
    [['spring', '--columns', 't=x'], /^The setting columns has no effect in the task spring, only in real-pendulum/],
    [['real-pendulum', '--noise', '0.2'], /^The setting noise has no effect in the task real-pendulum/],
  ])('hnn train %j', (args, sentence) => {
    expect(refusal('train', ...args)).toMatch(sentence)
  })

  it.each([
    ['spring', 'The link has "spring" in it, but a setting stands in a link as name=value.'],
    ['https://example.org/?task=spring&sed=1', 'There is no setting "sed"; did you mean seed?'],
    ['?seed=%zz', 'The link has "%zz" in it, but two hexadecimal digits have to follow a %.'],
    ['?steps=1e99', /^The setting steps is "1e99"/],
    ['#%00%ff=%1b[31m', 'There is no setting "??"'],
  ])('hnn run %s', (link, sentence) => {
    expect(refusal('run', link).slice(0, 200)).toMatch(sentence)
  })
})

describe('a data file', () => {
  const train = (path: string) => refusal('train', 'real-pendulum', '--data', path, ...long)
  const swing = Array.from({ length: 20 }, (_, i) => `${i},${Math.cos(i)},${Math.sin(i)}`)

  it('is refused when it is missing, a folder or too large', () => {
    expect(train(files.path('none'))).toMatch(/" does not exist\.$/)
    expect(train(files.path(''))).toMatch(/" is a folder, but it has to be a file\.$/)
    const large = file('large', '')
    truncateSync(large, 200e6)
    expect(train(large)).toMatch(/" is longer than 16 MB, the most that is read\.$/)
    expect(train('/dev/zero')).toMatch(/" is longer than 16 MB/)
  })

  it('is refused when it holds no recording', () => {
    expect(train(file('empty', ''))).toContain('empty')
    expect(train(file('png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13])))).not.toBe('')
    expect(train(file('short', ['t,q,p', ...swing.slice(0, 3)].join('\n')))).toContain('3')
    expect(train(file('text', ['t,q,p', ...swing, '20,one,1'].join('\n')))).toContain('"one"')
    expect(train(file('nan', ['t,q,p', ...swing, '20,nan,1'].join('\n')))).toContain('"nan"')
    expect(train(file('back', ['t,q,p', ...swing, '3,1,1'].join('\n')))).toContain('Line 22')
  })

  it('is refused for a task that makes its own data', () => {
    expect(refusal('train', 'spring', '--data', file('swing', 'x'), ...long)).toBe(
      'The task spring makes its own data; --data is for the task real-pendulum or own-data.',
    )
  })
})

describe('a task to be timed', () => {
  it('is refused before the first is timed', () => {
    expect(refusal('bench', 'spring', 'sprin')).toContain('did you mean spring?')
    expect(refusal('bench', 'spring', 'own-data')).toContain('those of a file')
  })
})

describe('a model file', () => {
  it('is refused when it is not one, and when it is asked for what it cannot give', () => {
    expect(refusal('rollout', files.path('none'))).toContain('does not exist')
    expect(refusal('rollout', file('empty', ''))).toContain('The model file is cut short')
    expect(refusal('rollout', file('text', 'q,p\n1,2\n3,4\n5,6'))).toContain('The model file')
    const model = files.path('model')
    printed('train', 'spring', '--out', model, ...quick)
    expect(refusal('rollout', model, '--from', '1')).toContain('has 2 numbers, q before p')
    expect(refusal('rollout', model, '--from', 'here')).toContain('The setting from is "here"')
    expect(refusal('rollout', model, '--until', '-1')).toContain('The setting until is "-1"')
    expect(refusal('rollout', model, '--integrator', 'rk5')).toContain('did you mean rk4?')
    expect(refusal('rollout', model, '--points', '1')).toContain('The option --points is "1"')
    expect(refusal('rollout', model, '--seed', '1')).toContain('has no option "--seed"')
    truncateSync(model, 500)
    expect(refusal('rollout', model)).toContain('The model file')
  })
})

describe('energy to add', () => {
  it('is refused where it is no time and amount, or the time is past the end', () => {
    const model = files.path('model')
    printed('train', 'spring', '--out', model, ...quick)
    for (const pushes of ['5', '@1', '5@x', '1@5,', '1@-1', Array(9).fill('1@1').join()]) {
      expect(refusal('rollout', model, '--pushes', pushes)).toContain('it has to be up to 8 pushes such as 1@5,-0.5@10')
    }
    expect(refusal('rollout', model, '--pushes', '1@99')).toContain('has to be from 0 to 20')
  })
})

describe('an output file', () => {
  it('is refused before the work begins, and leaves nothing behind', () => {
    expect(refusal('train', 'spring', '--out', files.path('no/model'), ...long)).toContain('cannot be written')
    expect(refusal('train', 'spring', '--out', files.path(''), ...long)).toContain('it is a folder')
    expect(refusal('train', 'spring', '--out', '', ...long)).toContain('its name is empty')
    const below = `${file('file', '')}/model`
    expect(refusal('train', 'spring', '--out', below, ...long)).toContain('cannot be written')
    expect(refusal('dataset', 'spring', '--csv', files.path('no/data.csv'))).toContain('cannot be written')
    mkdirSync(files.path('folder'))
    expect(refusal('dataset', 'spring', '--csv', files.path('folder'))).toContain('it is a folder')
    expect(readdirSync(files.path('')).sort()).toEqual(['file', 'folder'])
  })

  it.runIf(existsSync('/dev/full'))('fails where the disk is full, and says so', () => {
    const full = hnn('dataset', 'spring', '--csv', '/dev/full')
    expect(full.status).toBe(1)
    expect(full.stderr).toContain('No space left on device')
  })
})
