import type { DrawingContext } from './drawing-context'

const anchors: Readonly<Record<CanvasTextAlign, string>> = {
  left: 'start',
  start: 'start',
  center: 'middle',
  right: 'end',
  end: 'end',
}
/** How far below its place the line of letters stands, in sizes of the font: programs differ in `dominant-baseline`. */
const drops: Partial<Record<CanvasTextBaseline, number>> = { top: 0.85, middle: 0.35, bottom: -0.2 }

/** Where the context's origin is, and the turn about it in radians: what is drawn is written in the picture's own pixels. */
interface Place {
  x: number
  y: number
  turn: number
}

/** Writes what is drawn on it as SVG, for the parts of a canvas's context that `DrawingContext` names. */
export class SvgContext implements DrawingContext {
  fillStyle: DrawingContext['fillStyle'] = '#000000'
  strokeStyle: DrawingContext['strokeStyle'] = '#000000'
  lineWidth = 1
  lineCap: CanvasLineCap = 'butt'
  lineJoin: CanvasLineJoin = 'miter'
  globalAlpha = 1
  font = '10px sans-serif'
  textAlign: CanvasTextAlign = 'start'
  textBaseline: CanvasTextBaseline = 'alphabetic'
  readonly #width: (text: string, font: string) => number
  readonly #saved: (() => void)[] = []
  readonly #parts: string[] = []
  #path = ''
  /** where the path has come to; null before it has begun */
  #end: readonly [number, number] | null = null
  #dash: readonly number[] = []
  #place: Place = { x: 0, y: 0, turn: 0 }
  /** the number of what is clipped to, and of what the group that is open is; 0 for nothing */
  #clip = 0
  #open = 0
  #clips = 0

  /** `width`: of a text in a font, in CSS pixels */
  constructor(width: (text: string, font: string) => number) {
    this.#width = width
  }

  /** A file with all that was drawn, with a title and a description in it. */
  file({ width, height }: { width: number; height: number }, title: string, description: string): string {
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
      `<title>${escaped(title)}</title>`,
      `<desc>${escaped(description)}</desc>`,
      ...this.#parts,
      this.#open > 0 ? '</g></svg>\n' : '</svg>\n',
    ].join('\n')
  }

  save(): void {
    const { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, globalAlpha, font, textAlign, textBaseline } = this
    const [dash, place, clip] = [this.#dash, this.#place, this.#clip]
    this.#saved.push(() => {
      Object.assign(this, { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, globalAlpha, font })
      Object.assign(this, { textAlign, textBaseline })
      this.#dash = dash
      this.#place = place
      this.#clip = clip
    })
  }

  restore(): void {
    this.#saved.pop()?.()
  }

  translate(x: number, y: number): void {
    const [toX, toY] = this.#placed(x, y)
    this.#place = { ...this.#place, x: toX, y: toY }
  }

  rotate(angle: number): void {
    this.#place = { ...this.#place, turn: this.#place.turn + angle }
  }

  setLineDash(dash: Iterable<number>): void {
    this.#dash = [...dash]
  }

  beginPath(): void {
    this.#path = ''
    this.#end = null
  }

  moveTo(x: number, y: number): void {
    this.#end = this.#placed(x, y)
    this.#path += `M${pair(this.#end)}`
  }

  lineTo(x: number, y: number): void {
    if (!this.#end) {
      this.moveTo(x, y)
      return
    }
    this.#end = this.#placed(x, y)
    this.#path += `L${pair(this.#end)}`
  }

  closePath(): void {
    if (this.#end) this.#path += 'Z'
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.moveTo(x, y)
    this.lineTo(x + width, y)
    this.lineTo(x + width, y + height)
    this.lineTo(x, y + height)
    this.closePath()
  }

  /** Clockwise, as all of the drawings go round. */
  arc(x: number, y: number, radius: number, from: number, to: number): void {
    const on = (angle: number) => [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const
    const first = this.#placed(...on(from))
    if (this.#end === null || Math.hypot(first[0] - this.#end[0], first[1] - this.#end[1]) > 0.005)
      this.lineTo(...on(from))
    // SVG has no arc that ends where it begins.
    const middle = (from + to) / 2
    for (const angle of [middle, to]) {
      this.#end = this.#placed(...on(angle))
      this.#path += `A${short(radius)} ${short(radius)} 0 0 1 ${pair(this.#end)}`
    }
  }

  clip(): void {
    const within = this.#clip > 0 ? ` clip-path="url(#c${this.#clip})"` : ''
    this.#clips += 1
    this.#clip = this.#clips
    this.#write(`<clipPath id="c${this.#clip}"${within}><path d="${this.#path}"/></clipPath>`, 0)
  }

  fill(): void {
    this.#write(`<path d="${this.#path}"${this.#filled()}/>`)
  }

  stroke(): void {
    this.#write(`<path d="${this.#path}" fill="none"${this.#stroked()}/>`)
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.beginPath()
    this.rect(x, y, width, height)
    this.fill()
  }

  strokeRect(x: number, y: number, width: number, height: number): void {
    this.beginPath()
    this.rect(x, y, width, height)
    this.stroke()
  }

  fillText(text: string, x: number, y: number): void {
    this.#letter(text, x, y, this.#filled())
  }

  strokeText(text: string, x: number, y: number): void {
    this.#letter(text, x, y, ` fill="none"${this.#stroked()}`)
  }

  measureText(text: string): { width: number } {
    return { width: this.#width(text, this.font) }
  }

  #letter(text: string, x: number, y: number, ink: string): void {
    const { size, attributes } = fontOf(this.font)
    const [atX, atY] = this.#placed(x, y + size * (drops[this.textBaseline] ?? 0))
    const degrees = (this.#place.turn * 180) / Math.PI
    const turned = degrees === 0 ? '' : ` transform="rotate(${short(degrees)} ${pair([atX, atY])})"`
    const place = `x="${short(atX)}" y="${short(atY)}" text-anchor="${anchors[this.textAlign]}"${turned}`
    this.#write(`<text xml:space="preserve" ${place}${ink}${attributes}>${escaped(text)}</text>`)
  }

  #filled(): string {
    return ` fill="${String(this.fillStyle)}"${this.globalAlpha < 1 ? ` fill-opacity="${short(this.globalAlpha)}"` : ''}`
  }

  #stroked(): string {
    const { strokeStyle, lineWidth, lineCap, lineJoin, globalAlpha } = this
    const dash = this.#dash.length > 0 ? ` stroke-dasharray="${this.#dash.map(short).join(' ')}"` : ''
    const alpha = globalAlpha < 1 ? ` stroke-opacity="${short(globalAlpha)}"` : ''
    return ` stroke="${String(strokeStyle)}" stroke-width="${short(lineWidth)}" stroke-linecap="${lineCap}" stroke-linejoin="${lineJoin}"${dash}${alpha}`
  }

  /** In a group that is clipped as it should be. */
  #write(part: string, clip = this.#clip): void {
    if (clip !== this.#open) {
      if (this.#open > 0) this.#parts.push('</g>')
      if (clip > 0) this.#parts.push(`<g clip-path="url(#c${clip})">`)
      this.#open = clip
    }
    this.#parts.push(part)
  }

  #placed(x: number, y: number): [number, number] {
    const { x: x0, y: y0, turn } = this.#place
    if (turn === 0) return [x0 + x, y0 + y]
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
    return [x0 + cos * x - sin * y, y0 + sin * x + cos * y]
  }
}

function pair([x, y]: readonly [number, number]): string {
  return `${short(x)} ${short(y)}`
}

/** Of "italic 600 12px family", each part but the size may be missing: as attributes, which no policy of a page forbids. */
function fontOf(font: string): { size: number; attributes: string } {
  const [, style, weight, size, family = 'sans-serif'] = /^(?:(italic) )?(?:(\d+) )?([\d.]+)px (.+)$/.exec(font) ?? []
  const named = { 'font-style': style, 'font-weight': weight, 'font-size': size, 'font-family': family }
  const attributes = Object.entries(named).map(([name, value]) => (value ? ` ${name}="${escaped(value)}"` : ''))
  return { size: Number(size ?? 10), attributes: attributes.join('') }
}

/** To a hundredth of a pixel. */
function short(value: number): string {
  return String(Math.round(value * 100) / 100 + 0)
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
