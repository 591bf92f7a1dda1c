import { describe, expect, it } from 'vitest'
import { settingNamed } from '../../../src/app/state/table'
import { readValue, valueText } from '../../../src/app/state/values'
import { table } from '../table-fixture'

function read(name: string, text: string): unknown {
  const setting = settingNamed(table, name)
  if (!setting) throw new Error(`no setting ${name}`)
  const reading = readValue(setting, text)
  return 'value' in reading ? reading.value : reading.error
}

describe('readValue', () => {
  it.each([
    ['task', 'pendulum', 'pendulum'],
    ['seed', ' 12 ', 12],
    ['seed', '1e3', 1000],
    ['noise', '.5', 0.5],
    ['learning_rate', '1e-8', 1e-8],
    ['widths', '16, 32', [16, 32]],
    ['from', '', []],
    ['from', '-1,+2.5', [-1, 2.5]],
  ])('%s: %j', (name, text, value) => {
    expect(read(name, text)).toEqual(value)
  })

  it.each([
    ['task', 'Pendulum', 'Task is “Pendulum”, but it has to be spring, pendulum or real-pendulum.'],
    ['seed', '', 'Seed is empty, but it has to be a whole number from 0 to 4294967295.'],
    ['seed', '0x10', 'Seed is “0x10”, but it has to be a whole number from 0 to 4294967295.'],
    ['until', '1e9', 'Until is “1e9”, but it has to be a number from 0.01 to 1000 s.'],
    ['noise', 'NaN', 'Noise is “NaN”, but it has to be a number from 0 to 1.'],
    ['noise', 'Infinity', 'Noise is “Infinity”, but it has to be a number from 0 to 1.'],
    ['widths', '', 'Widths is empty, but it has to be 1 to 4 whole numbers from 1 to 1024, parted by commas.'],
    ['widths', '16,,16', 'Widths is “16,,16”, but it has to be 1 to 4 whole numbers from 1 to 1024, parted by commas.'],
    ['from', '1,2,3', 'From is “1,2,3”, but it has to be up to 2 numbers from -100 to 100, parted by commas.'],
  ])('%s: not %j', (name, text, error) => {
    expect(read(name, text)).toBe(error)
  })

  it('cuts a long text short in its message', () => {
    expect(String(read('seed', 'x'.repeat(10_000))).length).toBeLessThan(120)
  })
})

describe('valueText', () => {
  it.each([
    ['learning_rate', 0.001],
    ['learning_rate', 1e-8],
    ['widths', [200, 200]],
    ['from', []],
    ['from', [-0.5, 1e-7]],
  ])('%s %j is read back', (name, value) => {
    expect(read(name, valueText(value))).toEqual(value)
  })
})
