// What somebody gets who installs the library and builds a program with it.
import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { version } from '../../package.json'
import { folder, json } from '../cli/program'

const native = fileURLToPath(new URL('../../build/native', import.meta.url))
const consumer = fileURLToPath(new URL('.', import.meta.url))
const files = folder()
const prefix = files.path('moved')
const run = (command: string, ...args: string[]) => execFileSync(command, args, { encoding: 'utf8' })

/** The words of each line: a name, and then names and numbers in turn. */
const lines = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' '))

beforeAll(() => {
  run('cmake', '--install', native, '--prefix', files.path('prefix'))
  renameSync(files.path('prefix'), prefix)
  // For this very processor, which may have a fused multiply-add.
  const flags = ['-DCMAKE_BUILD_TYPE=Release', '-DCMAKE_CXX_FLAGS=-march=native -Wall -Wextra -Wpedantic -Werror']
  run('cmake', '-S', consumer, '-B', files.path('build'), '-G', 'Ninja', `-DCMAKE_PREFIX_PATH=${prefix}`, ...flags)
  run('cmake', '--build', files.path('build'), '--parallel', String(availableParallelism()))
}, 300_000)
afterAll(() => files.remove())

it('trains to the bits of the program', () => {
  const printed = Object.fromEntries(lines(run(files.path('build/spring'))))
  const { train_loss, energy_mse, weights_hash } = json('train', 'spring', '--steps', '20')
  expect(printed.weights_hash).toBe(weights_hash)
  expect(Number(printed.train_loss)).toBeCloseTo(train_loss, 5)
  expect(Number(printed.energy_mse)).toBeCloseTo(energy_mse, 5)
})

it('trains models of the library and one of its own on a task of its own', () => {
  const learned = lines(run(files.path('build/quartic'))).map(([model, ...rest]) => {
    expect(rest.filter((_, i) => i % 2 === 0)).toEqual(['train_loss', 'test_loss', 'energy_mse'])
    const [, train, , test, , energy] = rest.map(Number)
    return { model, train, test, energy }
  })
  expect(learned.map(({ model }) => model)).toEqual(['baseline', 'hnn', 'potential'])
  for (const { train, test, energy } of learned) {
    expect(train).toBeLessThan(1e-2)
    expect(test).toBeLessThan(1e-2)
    expect(energy).toBeLessThan(1e-1)
  }
})

it('rounds like the library, whatever the processor can do', () => {
  expect(run(files.path('build/rounding'))).toBe('0\n')
})

it('has the program, the licence and its version', () => {
  expect(run(`${prefix}/bin/hnn`, '--version')).toContain(version)
  expect(readFileSync(`${prefix}/share/doc/hnn/LICENSE`, 'utf8')).toContain('MIT')
})

it('names no folder of the machine it was built on', () => {
  for (const name of readdirSync(`${prefix}/lib/cmake/hnn`)) {
    const text = readFileSync(`${prefix}/lib/cmake/hnn/${name}`, 'utf8')
    expect(text, name).not.toContain(native)
    expect(text, name).not.toContain(files.path('prefix'))
  }
})

it('is not taken for another version', () => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const script = `find_package(hnn ${major}.${minor + 1} REQUIRED PATHS ${prefix} NO_DEFAULT_PATH)`
  const list = files.path('CMakeLists.txt')
  const text = `cmake_minimum_required(VERSION 3.25)\nproject(later LANGUAGES CXX)\n${script}\n`
  writeFileSync(list, text)
  const { status, stderr } = spawnSync('cmake', ['-S', files.path(''), '-B', files.path('later')], { encoding: 'utf8' })
  expect(status).not.toBe(0)
  expect(stderr).toContain(`version: ${version}`)
})
