import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  type ChartOptions,
  type DrawingContext,
  drawChart,
  drawPhaseBackground,
  lossData,
  lossOptions,
  type Plot,
  pairLabels,
  phaseArea,
  pictureOf,
  SvgContext,
  timeData,
  timeOptions,
} from '../../src/plots'
import { labels, models, one, palette, truth, two } from './cast'
import { named, numbersOf, recordingContext } from './recording-context'

const svg = () => new SvgContext((text) => 6 * text.length)
const written = (context: SvgContext) => context.file({ width: 100, height: 50 }, 'A title', 'where it is from')
const seventh = Math.PI / 7

describe('SvgContext', () => {
  it('writes paths in the pixels of the picture, wherever the origin was', () => {
    const context = svg()
    context.save()
    context.translate(10, 20)
    context.rotate(Math.PI / 2)
    context.beginPath()
    context.moveTo(1, 2)
    context.lineTo(3, 2)
    context.stroke()
    context.restore()
    context.beginPath()
    context.moveTo(1, 2)
    context.lineTo(3, 2)
    context.stroke()
    const paths = [...written(context).matchAll(/ d="([^"]+)"/g)].map(([, path]) => path)
    expect(paths).toEqual(['M8 21L8 23', 'M1 2L3 2'])
  })

  it('goes all the way round', () => {
    const context = svg()
    context.beginPath()
    context.arc(5, 5, 2, 0, 2 * Math.PI)
    context.fill()
    expect(written(context)).toContain('d="M7 5A2 2 0 0 1 3 5A2 2 0 0 1 7 5"')
  })

  it('keeps colours, widths, dashes and how far one sees through them', () => {
    const context = svg()
    context.strokeStyle = '#c9510c'
    context.lineWidth = 2
    context.setLineDash([7, 3])
    context.globalAlpha = 0.5
    context.strokeRect(0, 0, 4, 4)
    expect(written(context)).toMatch(/stroke="#c9510c" stroke-width="2".* stroke-dasharray="7 3" stroke-opacity="0.5"/)
  })

  it('gives back what was saved', () => {
    const context = svg()
    context.setLineDash([1])
    context.save()
    context.fillStyle = '#ff0000'
    context.setLineDash([])
    context.restore()
    context.beginPath()
    context.moveTo(0, 0)
    context.stroke()
    expect(context.fillStyle).toBe('#000000')
    expect(written(context)).toContain('stroke-dasharray="1"')
  })

  it('clips what follows until it is restored, one clip within the other', () => {
    const context = svg()
    for (const side of [20, 10]) {
      context.save()
      context.beginPath()
      context.rect(0, 0, side, side)
      context.clip()
    }
    context.fillRect(1, 1, 2, 2)
    context.restore()
    context.restore()
    context.fillRect(3, 3, 2, 2)
    const file = written(context)
    expect(file).toContain('<clipPath id="c2" clip-path="url(#c1)">')
    expect(file).toMatch(/<g clip-path="url\(#c2\)">\n<path d="M1 1[^\n]*\n<\/g>\n<path d="M3 3/)
    expect(file.match(/<g /g)?.length).toBe(file.match(/<\/g>/g)?.length)
  })

  it('turns letters with the context, and no sign of theirs is markup', () => {
    const context = svg()
    context.font = '400 10px serif'
    context.textBaseline = 'middle'
    context.textAlign = 'center'
    context.rotate(seventh)
    context.fillText('a < b & "c"', 0, 0)
    const file = written(context)
    expect(file).toContain('a &#60; b &#38; &#34;c&#34;</text>')
    expect(file).toMatch(/text-anchor="middle" transform="rotate\(25.71 /)
  })
})

const portrait: Plot = {
  plotTitle: 'A portrait',
  plotName: 'one',
  plotSize: { width: 400, height: 300 },
  drawPlot: (context, size) => {
    const area = phaseArea({ qMin: -1, qMax: 1, pMin: -1, pMax: 1 }, { ...size, pixelRatio: 1 }, { legend: true })
    drawPhaseBackground(context, { area, palette, plane: { dimension: 2, k: 0 }, ...pairLabels(labels, 0) })
  },
}
const caption = { text: 'Mass on a spring · One, Two · seed 3', link: `https://x.y/?${'a=1&'.repeat(60)}` }

describe('a picture', () => {
  it('has the title, where it is from, and the whole link, none of it wider than the picture', () => {
    const { context, calls } = recordingContext()
    const picture = pictureOf(context, portrait, caption, palette)
    picture.draw(context)
    const texts = named(calls, 'fillText')
    const words = texts.map(({ args }) => String(args[0]))
    expect(words).toEqual(expect.arrayContaining(['A portrait', caption.text]))
    expect(words.join('')).toContain(caption.link)
    // The recording context's letters are 6 px wide.
    for (const text of words) expect(6 * text.length).toBeLessThanOrEqual(400)
    expect(Math.max(...texts.map(({ args }) => Number(args[2])))).toBeLessThan(picture.height)
    expect(picture.width).toBe(400)
  })

  it('is no higher than its words need', () => {
    const { context } = recordingContext()
    const height = (link: string) => pictureOf(context, portrait, { ...caption, link }, palette).height
    expect(height('https://x.y/')).toBeLessThan(height(caption.link))
  })
})

describe('a chart on any context', () => {
  beforeEach(() => {
    vi.stubGlobal('devicePixelRatio', 2)
  })
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  const size = { width: 640, height: 360, palette }
  const x = [0, 1, 2, 3]
  const losses = {
    models: [one, two].map((role) => ({
      role,
      train: { x, y: [1, 0.1, 0.01, 0.001] },
      test: { x: [0, 3], y: [1, 0.002] },
    })),
    noiseFloor: 0.002,
  }
  const energies = [truth, ...models].map((role, i) => ({ role, curve: { x, y: [1, 1 + i, 1, 1] } }))
  const drawn = (options: ChartOptions, data: ReturnType<typeof lossData>) => {
    const { context, calls } = recordingContext()
    drawChart(context as DrawingContext, options, data, palette)
    return calls
  }

  it('has every curve in the line of its role, axes with their names, and a legend', () => {
    const options = timeOptions('energy', { ...size, labels, syncKey: '' }, () => energies)
    const calls = drawn(options, timeData(energies))
    expect(numbersOf(calls).every(Number.isFinite)).toBe(true)
    const texts = named(calls, 'fillText').map(({ args }) => args[0])
    expect(texts).toEqual(expect.arrayContaining(['total energy (J)', 'time t (s)', 'truth', 'One', 'Four']))
    const dashes = named(calls, 'setLineDash').map(({ args }) => args[0])
    for (const { stroke } of models) expect(dashes).toContainEqual([...stroke.dash])
    expect(named(calls, 'set strokeStyle').map(({ args }) => args[0])).toEqual(
      expect.arrayContaining(models.map(({ colour }) => colour)),
    )
  })

  it('has test losses as markers, the noise floor, and powers of ten at equal distances', () => {
    const calls = drawn(
      lossOptions(size, () => losses),
      lossData(losses),
    )
    expect(numbersOf(calls).every(Number.isFinite)).toBe(true)
    const texts = named(calls, 'fillText')
    expect(texts.map(({ args }) => args[0])).toEqual(
      expect.arrayContaining(['One train', 'Two test', 'noise floor 0.002', 'training step', 'loss (MSE)']),
    )
    const at = (text: string) => Number(texts.find(({ args }) => args[0] === text)?.args[2])
    expect(at('10⁻²') - at('10⁻¹')).toBeCloseTo(at('10⁻³') - at('10⁻²'), 6)
    // Two test losses, each a square, and one in the legend.
    expect(named(calls, 'rect').length).toBeGreaterThanOrEqual(3)
  })

  it('draws what is there of curves that have not begun', () => {
    const none = [truth, one].map((role) => ({ role, curve: null }))
    const calls = drawn(
      timeOptions('error', { ...size, labels, syncKey: '' }, () => none),
      timeData(none, 'log'),
    )
    expect(numbersOf(calls).every(Number.isFinite)).toBe(true)
  })
})
