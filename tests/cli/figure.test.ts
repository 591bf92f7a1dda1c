import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lightPalette, modelRoles, mostRoles, truthRole } from '../../web/src/plots'
import { font } from '../../web/src/plots/lettering'
import { folder, json, printed, refusal } from './program'

const quick = ['--steps', '3', '--widths', '4']

let files: ReturnType<typeof folder>
beforeEach(() => {
  files = folder()
})
afterEach(() => files.remove())

function drawing(...args: string[]): string {
  const svg = files.path('figure.svg')
  expect(printed('figure', ...args, '--svg', svg)).toBe('')
  expect(readdirSync(files.path(''))).toContain('figure.svg')
  return readFileSync(svg, 'utf8')
}

describe('hnn figure', () => {
  it('draws predictions, errors, the learned energy and the true one of one body', () => {
    const svg = drawing('spring', '--until', '50', ...quick)
    expect(svg).toMatch(/^<\?xml[\s\S]*<svg[\s\S]*<\/svg>\s*$/)
    for (const text of ['Predictions', 'Mean squared error', 'Learned H: HNN', 'Total energy', 'baseline']) {
      expect(svg).toContain(text)
    }
    expect(svg).not.toMatch(/nan|inf/i)
  })

  it('draws the orbits and energies of bodies', () => {
    const svg = drawing('three-body', '--trajectories', '5', '--until', '1', ...quick)
    for (const text of ['Energy: truth', 'Energy: HNN', 'potential', 'kinetic']) expect(svg).toContain(text)
  })

  it('draws every degree of freedom', () => {
    const svg = drawing('double-pendulum', '--trajectories', '5', '--points', '8', '--until', '1', ...quick)
    for (const text of ['θ₁', 'p₁', 'θ₂', 'p₂']) expect(svg).toMatch(new RegExp(`font-style="italic" >${text}<`))
  })

  it('has the colours, widths, dashes and letters of the page, by role', () => {
    const spring = json('tasks').tasks.find(({ id }: { id: string }) => id === 'spring')
    const chosen: string[] = spring.models.slice(0, mostRoles)
    const svg = drawing('spring', '--models', chosen.join(','), '--until', '2', ...quick)
    const roles = modelRoles(
      chosen.map((id) => ({ id, label: id })),
      lightPalette,
    )
    const rgb = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)).join(', *')
    const dashOf = (dash: readonly number[]) => dash.map((length) => length.toFixed(1)).join(',')
    for (const { colour, stroke } of roles) {
      const dash = stroke.dash.length > 0 ? ` stroke-dasharray='${dashOf(stroke.dash)}'` : ''
      expect(svg).toMatch(new RegExp(`stroke='rgb\\( *${rgb(colour)}\\)'${dash}  d=`))
    }
    const truth = truthRole(lightPalette)
    expect(svg).toMatch(new RegExp(`stroke='rgb\\( *${rgb(truth.colour)}\\)' opacity='0.50'`))
    for (const width of [truth.stroke.width, roles[0]?.stroke.width])
      expect(svg).toContain(`stroke-width="${width}.00"`)
    for (const ink of [lightPalette.axis, lightPalette.grid, lightPalette.mutedText, lightPalette.text])
      expect(svg).toMatch(new RegExp(`rgb\\( *${rgb(ink)}\\)`))
    const family = font(1)
      .replace(/^.*px /, '')
      .replaceAll('"', "'")
    expect(svg).toContain(`font-family="${family}"`)
    expect(svg).not.toContain('font-family="sans-serif"')
  })

  it('draws no energy where none is known', () => {
    const rows = Array.from({ length: 40 }, (_, i) => `${i / 10},${Math.cos(i / 10)}`)
    writeFileSync(files.path('swing.csv'), ['t,q', ...rows].join('\n'))
    const svg = drawing('own-data', '--data', files.path('swing.csv'), ...quick)
    expect(svg).toContain('Learned H: HNN')
    expect(svg).not.toContain('Total energy')
  })

  it('takes the name of a column as it stands', () => {
    const rows = Array.from({ length: 40 }, (_, i) => `${i / 10},${Math.cos(i / 10)}`)
    writeFileSync(files.path('swing.csv'), ["t,a_{1} `touch made` '", ...rows].join('\n'))
    const svg = drawing('own-data', '--data', files.path('swing.csv'), '--columns', 't=#1,q=#2', ...quick)
    const texts = [...svg.matchAll(/<tspan[^>]*>([^<]*)<\/tspan>/g)].map(([, text]) => text)
    expect(texts.join('|')).toContain('a_{1} `touch made` ')
    expect(existsSync('made')).toBe(false)
  })

  it('draws a recording at its own times', () => {
    const rows = Array.from({ length: 40 }, (_, i) => `${(i / 10) ** 1.1},${Math.cos(i / 10)},${-Math.sin(i / 10)}`)
    writeFileSync(files.path('swing.csv'), ['t,q,p', ...rows].join('\n'))
    expect(drawing('real-pendulum', '--data', files.path('swing.csv'), ...quick)).toContain('measured')
  })

  it('refuses what cannot be drawn, before it trains', () => {
    const long = ['--steps', '1000000']
    const svg = files.path('figure.svg')
    expect(refusal('figure', 'spring', ...long)).toBe('The command figure needs --svg; see hnn figure --help.')
    expect(refusal('figure', 'spring', '--svg', '/nowhere/figure.svg', ...long)).toMatch(
      /^The file .* cannot be written/,
    )
    expect(refusal('figure', 'real-pendulum', '--from', '1,0', '--svg', svg, ...long)).toMatch(
      /^The recording holds no/,
    )
    expect(existsSync(svg)).toBe(false)
  })

  it('says what is missing where there is no gnuplot', () => {
    const path = process.env.PATH
    try {
      process.env.PATH = ''
      expect(refusal('figure', 'spring', '--svg', files.path('figure.svg'), ...quick)).toContain('gnuplot-nox')
    } finally {
      process.env.PATH = path
    }
  })
})
