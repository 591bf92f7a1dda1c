import { readdirSync, readFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const source = fileURLToPath(new URL('../../src/', import.meta.url))
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))

/** What a room of the page may import from: rooms, packages, the engine's types. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  'app/state': ['app/state', 'engine', 'plots', 'language'],
  'app/words': ['app/words', 'app/state', 'plots', 'language'],
  'app/look': ['app/look', 'plots', 'lit', 'language'],
  'app/lessons': ['app/lessons', 'app/look', 'app/state', 'lit', 'language'],
  'app/spoken': ['app/spoken', 'app/look', 'app/state', 'app/words', 'lit', 'language'],
  'app/controls': ['app/controls', 'app/look', 'app/state', 'app/words', 'plots', 'lit', 'language'],
  'app/formula': [
    'app/formula',
    'app/look',
    'app/state',
    'app/views',
    'app/words',
    'engine',
    'plots',
    'lit',
    'language',
  ],
  'app/views': ['app/views', 'app/look', 'app/state', 'app/words', 'engine', 'plots', 'lit', 'language'],
  'app/charts': [
    'app/charts',
    'app/look',
    'app/state',
    'app/views',
    'app/words',
    'engine',
    'plots',
    'lit',
    'uplot',
    'language',
  ],
  'app/exchange': ['app/exchange', 'app/charts', 'app/look', 'app/state', 'app/words', 'plots', 'lit', 'language'],
  'app/study': [
    '../../docs/studies',
    'app/study',
    'app/exchange',
    'app/look',
    'app/state',
    'engine',
    'plots',
    'lit',
    'language',
  ],
  'app/shell': ['app', 'language', 'plots', 'lit'],
  element: ['element', 'app', 'engine', 'language', 'lit'],
  engine: ['engine', 'plots/view', 'plots/state-grid', 'comlink', '@wasm', '../../wasm'],
  language: ['language'],
  plots: ['language', 'plots', 'uplot', 'd3-contour'],
}

interface Import {
  file: string
  of: string
  typesOnly: boolean
}

const imports: Import[] = files.flatMap((file) => {
  const text = readFileSync(source + file, 'utf8')
  return [...text.matchAll(/^(?:import|export)\s+(type\s+)?[^'"]*?from\s+'([^']+)'/gm)].map(([, type, of = '']) => ({
    file,
    of: of.startsWith('.') ? relative(source, resolve(source, dirname(file), of)) : of,
    typesOnly: type !== undefined,
  }))
})

const roomOf = (file: string) => Object.keys(rooms).find((room) => file.startsWith(`${room}/`))
const within = (of: string, allowed: readonly string[]) =>
  allowed.some((room) => of === room || of.startsWith(`${room}/`))

describe('a file’s folder says what it may touch', () => {
  it('so every file of the page has a room', () => {
    expect(files.filter((file) => !['main.ts', 'embed.ts'].includes(file) && !roomOf(file))).toEqual([])
  })

  it.each(Object.entries(rooms))('%s', (room, allowed) => {
    const astray = imports.filter(({ file, of }) => roomOf(file) === room && !within(of, allowed))
    expect(astray.map(({ file, of }) => `${file} imports ${of}`)).toEqual([])
  })

  it('words know the state by its types and pure functions, never as something that changes', () => {
    const changing = [
      'playground',
      'playground-state',
      'making',
      'learning',
      'trainers',
      'runs/journal',
      'runs/shelf',
    ].map((file) => `app/state/${file}`)
    const astray = imports.filter(
      ({ file, of, typesOnly }) => roomOf(file) === 'app/words' && changing.includes(of) && !typesOnly,
    )
    expect(astray).toEqual([])
  })

  it('the page knows the engine’s types, and only the start its code', () => {
    const astray = imports.filter(
      ({ file, of, typesOnly }) => file.startsWith('app/') && of.startsWith('engine') && !typesOnly,
    )
    expect(astray).toEqual([])
  })
})

it('no file is long', () => {
  const long = files.filter((file) => readFileSync(source + file, 'utf8').split('\n').length > 301)
  expect(long).toEqual([])
})
