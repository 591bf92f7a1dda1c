import type { DrawingContext } from './drawing-context'
import { font } from './lettering'
import type { Palette } from './palette'
import type { DataTable } from './tables'

interface Extent {
  width: number
  height: number
}

/** Something drawn that can be taken along, whatever it is on the page. */
export interface Plot {
  /** what it is called */
  readonly plotTitle: string
  /** the same as a part of a file's name */
  readonly plotName: string
  /** of a picture of it, in CSS pixels: not what a window has room for */
  readonly plotSize: Extent
  /** Draws it as it stands, over whatever was there. */
  drawPlot(context: DrawingContext, size: Extent): void
  /** Everything that it shows; left out where that stands elsewhere. */
  plotValues?(): DataTable
}

/** What a picture says of where it comes from. */
export interface Caption {
  /** task, models, seed */
  text: string
  link: string
}

const margin = 16
const titleLine = 26
const captionLine = 18
const linkLine = 15

/** A plot with its title, where it comes from, and the link to it, laid out. */
export interface Picture extends Extent {
  draw(context: DrawingContext): void
}

/** `measuring` is any context of the same kind: the lines of text that the picture needs depend on it. */
export function pictureOf(measuring: DrawingContext, plot: Plot, { text, link }: Caption, palette: Palette): Picture {
  const { width } = plot.plotSize
  const room = width - 2 * margin
  const captions = wrapped(measuring, font(13), text, room)
  const links = wrapped(measuring, font(11), link, room)
  const top = 12 + titleLine + captionLine * captions.length
  const height = top + plot.plotSize.height + 8 + linkLine * links.length + 8
  const draw = (context: DrawingContext) => {
    context.fillStyle = palette.background
    context.fillRect(0, 0, width, height)
    context.save()
    context.translate(0, top)
    plot.drawPlot(context, plot.plotSize)
    context.restore()
    context.textAlign = 'left'
    context.textBaseline = 'middle'
    write(context, font(17, 600), palette.text, [plot.plotTitle], 12 + titleLine / 2, titleLine)
    write(context, font(13), palette.mutedText, captions, 12 + titleLine + captionLine / 2, captionLine)
    write(context, font(11), palette.mutedText, links, top + plot.plotSize.height + 8 + linkLine / 2, linkLine)
  }
  return { width, height, draw }
}

function write(
  context: DrawingContext,
  style: string,
  colour: string,
  lines: readonly string[],
  y: number,
  height: number,
): void {
  context.font = style
  context.fillStyle = colour
  lines.forEach((line, i) => {
    context.fillText(line, margin, y + i * height)
  })
}

/** Broken after spaces, and as links can be after `&` and `,`; a piece that is wider still stands in a line of its own. */
function wrapped(context: DrawingContext, style: string, text: string, width: number): string[] {
  context.font = style
  const lines: string[] = []
  let line = ''
  for (const piece of text.split(/(?<=[ &,])/)) {
    if (line !== '' && context.measureText(line + piece).width > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += piece
  }
  return [...lines, line]
}
