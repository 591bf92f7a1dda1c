import type { DrawingContext } from './drawing-context'
import type { Palette } from './palette'
import type { Marker, Role } from './roles'
import type { PixelPoint } from './view'

type Trace = (context: DrawingContext, x: number, y: number, radius: number) => void

const traces: Readonly<Record<Marker, Trace>> = {
  ring: traceCircle,
  disc: traceCircle,
  square: (context, x, y, radius) => context.rect(x - 0.9 * radius, y - 0.9 * radius, 1.8 * radius, 1.8 * radius),
  diamond: (context, x, y, radius) => traceCorners(context, x, y, 1.3 * radius, 4),
  triangle: (context, x, y, radius) => traceCorners(context, x, y, 1.45 * radius, 3),
}

/** Adds the outline of a marker to the path, about as large as a disc of that radius. */
export function traceMarker(context: DrawingContext, marker: Marker, { x, y }: PixelPoint, radius: number): void {
  traces[marker](context, x, y, radius)
}

function traceCircle(context: DrawingContext, x: number, y: number, radius: number): void {
  context.moveTo(x + radius, y)
  context.arc(x, y, radius, 0, 2 * Math.PI)
}

/** A regular polygon with a corner at the top. */
function traceCorners(context: DrawingContext, x: number, y: number, radius: number, corners: number): void {
  context.moveTo(x, y - radius)
  for (let i = 1; i < corners; i++) {
    const angle = (2 * Math.PI * i) / corners
    context.lineTo(x + radius * Math.sin(angle), y - radius * Math.cos(angle))
  }
  context.closePath()
}

/** Where somebody is now: an outline around it for the truth, so that both are seen where a model is right. */
export function drawMarker(context: DrawingContext, palette: Palette, role: Role, at: PixelPoint): void {
  const outlined = role.marker === 'ring'
  context.beginPath()
  traceMarker(context, role.marker, at, outlined ? 8 : 5)
  if (outlined) {
    context.lineWidth = 2.5
    context.strokeStyle = role.colour
    context.stroke()
    return
  }
  context.fillStyle = role.colour
  context.strokeStyle = palette.background
  context.lineWidth = 1.5
  context.fill()
  context.stroke()
}

/** Two strokes across each other: where a motion was last finite. */
export function traceCross(context: DrawingContext, { x, y }: PixelPoint, arm: number): void {
  context.moveTo(x - arm, y - arm)
  context.lineTo(x + arm, y + arm)
  context.moveTo(x - arm, y + arm)
  context.lineTo(x + arm, y - arm)
}

/** CSS for a role's marker in HTML: `<i class="plot-swatch" data-marker="square" style="color: …"></i>`. */
export const swatchStyles = `
.plot-swatch { display: inline-block; box-sizing: border-box; width: 0.7em; height: 0.7em; background: currentColor; }
.plot-swatch[data-marker='ring'] { background: none; border: 2px solid; border-radius: 50%; }
.plot-swatch[data-marker='disc'] { border-radius: 50%; }
.plot-swatch[data-marker='square'] { border-radius: 1px; }
.plot-swatch[data-marker='diamond'] { clip-path: polygon(50% 0, 100% 50%, 50% 100%, 0 50%); width: 0.85em; height: 0.85em; }
.plot-swatch[data-marker='triangle'] { clip-path: polygon(50% 4%, 100% 92%, 0 92%); width: 0.85em; height: 0.85em; }
`
