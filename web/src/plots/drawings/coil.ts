import type { DrawingContext } from '../drawing-context'

/** A helix seen from a little off its side: loops that keep their number while the spring stretches. */
export function strokeCoil(context: DrawingContext, from: number, to: number, y: number, radius: number): void {
  const turns = 9
  // Few of a turn, and joined squarely: both are a matter of the time that a picture takes.
  const corners = 10
  const straight = Math.min(8, (to - from) / 6)
  const pitch = (to - from - 2 * straight) / turns
  const tilt = Math.min(radius * 0.45, Math.abs(pitch) * 0.9)
  const steps = turns * corners
  context.lineJoin = 'miter'
  context.beginPath()
  context.moveTo(from, y)
  context.lineTo(from + straight, y)
  for (let i = 1; i < steps; i++) {
    const angle = (2 * Math.PI * i) / corners
    context.lineTo(from + straight + (pitch * i) / corners + tilt * (1 - Math.cos(angle)), y - radius * Math.sin(angle))
  }
  context.lineTo(to - straight, y)
  context.lineTo(to, y)
  context.stroke()
  context.lineJoin = 'round'
}
