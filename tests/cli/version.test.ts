import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { version } from '../../package.json'
import { folder, hnn, json, printed } from './program'

let files: ReturnType<typeof folder>
beforeEach(() => {
  files = folder()
})
afterEach(() => files.remove())

/** By what Linux says of the processor. */
function level(): string {
  const flags = new Set(/^flags\s*:(.*)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1]?.split(' '))
  const has = (...names: string[]) => names.every((name) => flags.has(name))
  if (!has('avx2', 'bmi1', 'bmi2', 'fma')) return 'x86-64'
  return has('avx512f', 'avx512bw', 'avx512cd', 'avx512dq', 'avx512vl') ? 'x86-64-v4' : 'x86-64-v3'
}

describe('hnn --version', () => {
  it("says the package's version, the commit and the level whose kernels run", () => {
    const told = json('--version')
    expect(told).toEqual({
      version,
      commit: expect.stringMatching(/^([0-9a-f]{7,40}|.+-[0-9a-f]{7,40})(-dirty)?$|^unknown$/),
      level: process.arch === 'x64' ? level() : 'generic',
    })
    expect(printed('--version')).toBe(`hnn ${told.version}, commit ${told.commit}, kernels for ${told.level}\n`)
  })

  it('comes before a command, which is not run', () => {
    expect(hnn('--version', 'tasks').stdout).toBe(printed('--version'))
  })
})

describe('the commit', () => {
  const git = (...args: string[]) => execFileSync('git', ['-C', files.path(''), ...args], { encoding: 'utf8' }).trim()
  const output = () => files.path('commit.cpp')
  function named(source: string) {
    const script = new URL('../../cmake/commit.cmake', import.meta.url).pathname
    const { stderr } = spawnSync('cmake', [`-DSOURCE=${source}`, `-DOUTPUT=${output()}`, '-P', script])
    expect(String(stderr)).toBe('')
    return readFileSync(output(), 'utf8').match(/return "(.*)"/)?.[1]
  }

  it('is that of the tree, which may have changed since, and unknown where the tree is in no repository of its own', () => {
    expect(named(files.path(''))).toBe('unknown')
    git('init', '--quiet')
    writeFileSync(files.path('a'), 'a')
    writeFileSync(files.path('.gitignore'), 'commit.cpp\n')
    git('add', '.')
    git('-c', 'user.name=A', '-c', 'user.email=a@localhost', 'commit', '--quiet', '--message', 'A')
    const commit = git('rev-parse', '--short', 'HEAD')
    expect(named(files.path(''))).toBe(commit)
    writeFileSync(files.path('a'), 'b')
    expect(named(files.path(''))).toBe(`${commit}-dirty`)
    mkdirSync(files.path('vendored'))
    expect(named(files.path('vendored'))).toBe('unknown')
  })
})
