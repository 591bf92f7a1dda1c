import type { DrawingContext } from './drawing-context'
import type { Quantity } from './labels'

const family = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'
const serif = '"Cambria Math", Cambria, "STIX Two Text", "Times New Roman", Times, serif'

export function font(size: number, weight: 400 | 600 = 400): string {
  return `${weight} ${size}px ${family}`
}

/** "angle q (rad)", centred, the symbol in italics as mathematics is set; no brackets where there is no unit. */
export function axisLabel(context: DrawingContext, quantity: Quantity, colour: string, x: number, y: number): void {
  const runs: [string, string][] = [[quantity.symbol, `italic 15px ${serif}`]]
  if (quantity.name !== quantity.symbol) runs.unshift([`${quantity.name} `, font(13)])
  if (quantity.unit !== '') runs.push([` (${quantity.unit})`, font(13)])
  context.fillStyle = colour
  context.textAlign = 'left'
  context.textBaseline = 'middle'
  const widths = runs.map(([text, style]) => {
    context.font = style
    return context.measureText(text).width
  })
  let left = x - widths.reduce((sum, width) => sum + width, 0) / 2
  runs.forEach(([text, style], i) => {
    context.font = style
    context.fillText(text, left, y)
    left += widths[i] as number
  })
}
