// A task or a model is named by its own file alone, so that a new one is one file and one row. Everything else asks the
// table for what it can do.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const table = JSON.parse(readFileSync(`${root}build/wasm/table.json`, 'utf8'))
const ids: string[] = [...table.tasks, ...table.models].map(({ id }: { id: string }) => id)

/** The files of the repository in these folders, new ones too. */
function filesIn(...folders: string[]): string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate', '--', ...folders]
  const deleted = execFileSync('git', ['ls-files', '--deleted'], { cwd: root, encoding: 'utf8' }).split('\n')
  const listed = execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trimEnd().split('\n')
  return listed.filter((file) => !deleted.includes(file))
}

const linesOf = (file: string) =>
  readFileSync(root + file, 'utf8')
    .trimEnd()
    .split('\n')

/** Where a word that is also an id means something else, or where one default has to stand. */
const exceptions: readonly { file: string; text: string; reason: string }[] = [
  { file: 'core/hnn/experiment.hpp', text: 'task = "spring"', reason: 'the one default of a task' },
  { file: 'core/hnn/experiment.hpp', text: 'model = "hnn"', reason: 'the one default of a model' },
  { file: 'core/cli/main.cpp', text: '"hnn");', reason: 'the name of the program' },
  {
    file: 'core/hnn/training/table_json.cpp',
    text: 'json.boolean("separable", model.separable);',
    reason: 'a capability',
  },
  { file: 'scripts/build.mjs', text: "buildPreset('native', 'hnn')", reason: 'a target of CMake' },
  { file: 'scripts/build.mjs', text: "buildPreset('wasm', 'hnn')", reason: 'a target of CMake' },
  { file: 'scripts/models.mjs', text: "buildPreset('native', 'hnn')", reason: 'a target of CMake' },
  { file: 'bench/report.mjs', text: "buildPreset('native', 'hnn')", reason: 'a target of CMake' },
  { file: 'scripts/studies.mjs', text: "buildPreset('native', 'hnn')", reason: 'a target of CMake' },
  { file: 'scripts/results.mjs', text: "buildPreset('native', 'hnn')", reason: 'a target of CMake' },
  {
    file: 'web/src/plots/drawings/drawings.ts',
    text: "'damped-spring': drawDampedSpring",
    reason: 'a kind of drawing, which several tasks may have',
  },
]

// A row, what other languages say in place of its words, and lessons, which are rows that are about tasks and models.
const ownFiles =
  /^(core\/hnn\/(tasks\/[^/]+\.cpp|(models|physics)\/)|web\/src\/(language\/[^/]+\/(tasks|models)\.ts|app\/lessons\/plans\/))/
const quotedId = new RegExp(`(["'\`])(?:${ids.join('|')})\\1`)

interface Line {
  file: string
  text: string
}

function naming(): Line[] {
  const files = filesIn('core', 'wasm', 'web/src', 'scripts', 'bench').filter((file) => !ownFiles.test(file))
  return files.flatMap((file) =>
    linesOf(file)
      .filter((text) => quotedId.test(text))
      .map((text) => ({ file, text: text.trim() })),
  )
}

describe('the id of a task or a model', () => {
  it('is seen in every kind of quotation mark, and not within a word', () => {
    const [id] = ids
    for (const mark of ['"', "'", '`']) expect(quotedId.test(`x == ${mark}${id}${mark}`)).toBe(true)
    expect(quotedId.test(`"${id}-like"`)).toBe(false)
    expect(ids.length).toBeGreaterThan(10)
  })

  it('stands in its own file alone', () => {
    const excepted = (line: Line) => exceptions.some(({ file, text }) => line.file === file && line.text.includes(text))
    expect(naming().filter((line) => !excepted(line))).toEqual([])
  })

  it('needs each of the exceptions', () => {
    const found = naming()
    const idle = exceptions.filter(
      ({ file, text }) => !found.some((line) => line.file === file && line.text.includes(text)),
    )
    expect(idle).toEqual([])
  })
})

describe('the source', () => {
  const written = filesIn('core', 'wasm', 'web/src', 'tests', 'e2e', 'scripts', 'bench')

  it('has no file of over 400 lines', () => {
    const sources = written.filter((file) => /\.(cpp|hpp|inl|ts|mjs|css)$/.test(file))
    const long = sources.map((file) => ({ file, lines: linesOf(file).length })).filter(({ lines }) => lines > 400)
    expect(sources.length).toBeGreaterThan(200)
    expect(long).toEqual([])
  })

  it('has the limits of files in one place', () => {
    const again = written.filter(
      (file) =>
        file !== 'tests/rows.test.ts' && /16\s*[·*]\s*(2²⁰|2 ?\*\* ?20|1024 ?\* ?1024)/.test(linesOf(file).join('\n')),
    )
    expect(again).toEqual([])
    expect(table.limits.recording_bytes).toBe(16_000_000)
  })
})

it('says of no setting that it may have "2 to 2" of something', () => {
  for (const { right } of table.settings) expect(right).not.toMatch(/(?<![-\d])(\d+) to \1\b(?!\.)/)
})
