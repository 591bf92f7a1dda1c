import { type Caption, type Palette, type Plot, pictureOf, SvgContext } from '../../plots'
import { csvOf, download } from './download'

/** A plot as PNG, of so many pixels for each of CSS: drawn at that scale, not enlarged. */
export async function pngOf(plot: Plot, caption: Caption, palette: Palette, scale: number): Promise<Blob> {
  const picture = pictureOf(contextOf(new OffscreenCanvas(1, 1)), plot, caption, palette)
  const canvas = new OffscreenCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale))
  const context = contextOf(canvas)
  context.scale(scale, scale)
  picture.draw(context)
  return canvas.convertToBlob({ type: 'image/png' })
}

/** A plot as SVG, with the same words as text. */
export function svgOf(plot: Plot, caption: Caption, palette: Palette): Blob {
  const measuring = contextOf(new OffscreenCanvas(1, 1))
  const context = new SvgContext((text, font) => {
    measuring.font = font
    return measuring.measureText(text).width
  })
  const picture = pictureOf(context, plot, caption, palette)
  picture.draw(context)
  const file = context.file(picture, plot.plotTitle, `${caption.text}\n${caption.link}`)
  return new Blob([file], { type: 'image/svg+xml' })
}

/** Saves a plot under `name`, without its ending. */
export async function take(
  { plot, format, scale }: { plot: Plot; format: 'png' | 'svg' | 'csv'; scale: number },
  name: string,
  caption: Caption,
  palette: Palette,
): Promise<void> {
  const values = format === 'csv' ? plot.plotValues?.() : undefined
  if (values) download(`${name}.csv`, new Blob([csvOf(values)], { type: 'text/csv' }))
  else if (format === 'svg') download(`${name}.svg`, svgOf(plot, caption, palette))
  else download(`${name}.png`, await pngOf(plot, caption, palette, scale))
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d')
  if (!context) throw new Error('The browser gave no canvas for the picture; close other pages and try again.')
  return context
}
