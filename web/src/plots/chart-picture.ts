import type uPlot from 'uplot'
import type { ChartCanvas, ChartOptions, ChartSeries } from './chart-canvas'
import { type DrawingContext, insidePlot } from './drawing-context'
import { font } from './lettering'
import { traceMarker } from './marks'
import type { Palette } from './palette'

type Box = uPlot.BBox

/**
 * Draws what a uPlot with these options and data shows, with its legend, on any context whose unit is the CSS pixel: uPlot
 * itself knows no context but that of its own canvas. Does what the options of this folder ask for, nothing else.
 */
export function drawChart(
  context: DrawingContext,
  options: ChartOptions,
  data: uPlot.AlignedData,
  palette: Palette,
): void {
  const { width, height } = options
  const box: Box = { left: 76, top: 34, width: width - 76 - 20, height: height - 34 - 50 }
  const [x, ...columns] = data
  const all = columns.flatMap((column) => Array.from(column)).filter((y) => y != null)
  const scales = {
    x: scaleOf(options, 'x', Array.from(x)),
    y: scaleOf(options, 'y', all),
  }
  const valToPos = (value: number, axis: string): number => {
    if (axis === 'x') return box.left + scales.x.share(value) * box.width
    return box.top + (1 - scales.y.share(value)) * box.height
  }
  const canvas: ChartCanvas = { ctx: context, bbox: box, data, valToPos, ratio: 1 }
  context.save()
  context.fillStyle = palette.background
  context.fillRect(0, 0, width, height)
  drawAxis(canvas, options, palette, scales)
  insidePlot(context, box, () => {
    options.series.forEach((series, i) => {
      const column = data[i]
      // What has paths of its own is drawn by the marks.
      const drawn = !series.paths || series.points?.show === true
      if (i > 0 && column && drawn) drawSeries(canvas, series, column)
    })
  })
  options.marks?.(canvas)
  drawLegend(context, options.series, palette, box)
  context.restore()
}

interface Scale {
  min: number
  max: number
  /** from 0 at the smallest to 1 at the largest value */
  share(value: number): number
}

function scaleOf({ scales }: ChartOptions, key: 'x' | 'y', values: readonly number[]): Scale {
  const scale = scales?.[key]
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    min = Math.min(min, value)
    max = Math.max(max, value)
  }
  const known = min <= max ? ([min, max] as const) : ([null, null] as const)
  const range =
    typeof scale?.range === 'function' ? scale.range({} as uPlot, known[0] as number, known[1] as number, key) : known
  const [from, to] = [Number(range[0] ?? 0), Number(range[1] ?? 1)]
  const place = scale?.distr === 3 ? Math.log10 : (value: number) => value
  return { min: from, max: to, share: (value) => (place(value) - place(from)) / (place(to) - place(from)) }
}

function drawAxis(
  { ctx, bbox, valToPos }: ChartCanvas,
  { axes = [], width, height }: ChartOptions,
  palette: Palette,
  scales: Readonly<Record<'x' | 'y', Scale>>,
): void {
  // What the axes of this folder ask of a chart is its size.
  const chart = { width, height } as uPlot
  const [right, bottom] = [bbox.left + bbox.width, bbox.top + bbox.height]
  axes.forEach((axis, i) => {
    const across = i === 0
    const { min, max } = across ? scales.x : scales.y
    const splits = typeof axis.splits === 'function' ? axis.splits(chart, i, min, max, 0, 0) : []
    const labels = typeof axis.values === 'function' ? axis.values(chart, splits, i, 0, 0) : []
    ctx.lineWidth = 1
    ctx.strokeStyle = palette.grid
    ctx.beginPath()
    for (const split of splits) {
      const at = valToPos(split, across ? 'x' : 'y')
      ctx.moveTo(across ? at : bbox.left, across ? bbox.top : at)
      ctx.lineTo(across ? at : right, across ? bottom : at)
    }
    ctx.stroke()
    ctx.fillStyle = palette.mutedText
    ctx.font = font(12)
    ctx.textAlign = across ? 'center' : 'right'
    ctx.textBaseline = across ? 'top' : 'middle'
    splits.forEach((split, k) => {
      const at = valToPos(split, across ? 'x' : 'y')
      ctx.fillText(String(labels[k] ?? ''), across ? at : bbox.left - 7, across ? bottom + 7 : at)
    })
    ctx.save()
    if (across) ctx.translate((bbox.left + right) / 2, bottom + 36)
    else {
      ctx.translate(12, (bbox.top + bottom) / 2)
      ctx.rotate(-Math.PI / 2)
    }
    ctx.font = font(13)
    ctx.textAlign = 'center'
    ctx.textBaseline = 'middle'
    ctx.fillText(String(axis.label ?? ''), 0, 0)
    ctx.restore()
  })
  ctx.strokeStyle = palette.axis
  ctx.strokeRect(bbox.left, bbox.top, bbox.width, bbox.height)
}

/** Null breaks a line, undefined is bridged, as uPlot has it. */
function drawSeries(canvas: ChartCanvas, series: ChartSeries, column: ArrayLike<number | null | undefined>): void {
  const { ctx, data, valToPos } = canvas
  const [x] = data
  ctx.save()
  inked(ctx, series)
  ctx.beginPath()
  const dots = series.points?.show === true
  let begun = false
  for (let i = 0; i < column.length; i++) {
    const y = column[i]
    if (y === null) begun = false
    if (y == null) continue
    const at = { x: valToPos(x[i] as number, 'x'), y: valToPos(y, 'y') }
    if (dots) traceMarker(ctx, 'disc', at, 2)
    else if (begun) ctx.lineTo(at.x, at.y)
    else ctx.moveTo(at.x, at.y)
    begun = true
  }
  if (dots) ctx.fill()
  else ctx.stroke()
  ctx.restore()
}

function inked(ctx: DrawingContext, { stroke, width, dash, alpha }: ChartSeries): void {
  const colour = String(stroke)
  ctx.strokeStyle = colour
  ctx.fillStyle = colour
  ctx.lineWidth = width ?? 1
  ctx.lineJoin = 'round'
  ctx.globalAlpha = alpha ?? 1
  // `devicePixels` has made these of CSS pixels.
  ctx.setLineDash((dash ?? []).map((length) => length / devicePixelRatio))
}

/** Above the plot, what fits of it: a stroke or a marker, then the name. */
function drawLegend(ctx: DrawingContext, series: readonly ChartSeries[], palette: Palette, box: Box): void {
  const y = box.top / 2
  let x = box.left
  for (const each of series.slice(1)) {
    const text = String(each.label)
    ctx.font = font(12)
    const end = x + 25 + ctx.measureText(text).width
    if (end > box.left + box.width) break
    ctx.save()
    inked(ctx, each)
    ctx.beginPath()
    if (each.marker || each.points?.show === true) {
      traceMarker(ctx, each.marker ?? 'disc', { x: x + 10, y }, 3.5)
      if (each.marker) ctx.stroke()
      else ctx.fill()
    } else {
      ctx.moveTo(x, y)
      ctx.lineTo(x + 20, y)
      ctx.stroke()
    }
    ctx.restore()
    ctx.fillStyle = palette.mutedText
    ctx.textAlign = 'left'
    ctx.textBaseline = 'middle'
    ctx.fillText(text, x + 25, y)
    x = end + 14
  }
}
