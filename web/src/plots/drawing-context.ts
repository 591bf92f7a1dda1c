/** A canvas on the page or off it. */
export type CanvasContext = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

/** What drawings ask of a context: that of a canvas, and of an SVG file (`SvgContext`). */
export interface DrawingContext
  extends Pick<
    CanvasRenderingContext2D,
    | 'arc'
    | 'beginPath'
    | 'closePath'
    | 'fillRect'
    | 'fillStyle'
    | 'fillText'
    | 'font'
    | 'globalAlpha'
    | 'lineCap'
    | 'lineJoin'
    | 'lineTo'
    | 'lineWidth'
    | 'moveTo'
    | 'rect'
    | 'restore'
    | 'rotate'
    | 'save'
    | 'setLineDash'
    | 'strokeRect'
    | 'strokeStyle'
    | 'strokeText'
    | 'textAlign'
    | 'textBaseline'
    | 'translate'
  > {
  clip(): void
  fill(): void
  stroke(): void
  measureText(text: string): { width: number }
}

/** Lets nothing of what `draw` draws stand outside the axes. */
export function insidePlot(
  context: DrawingContext,
  plot: { left: number; top: number; width: number; height: number },
  draw: () => void,
): void {
  context.save()
  context.beginPath()
  context.rect(plot.left, plot.top, plot.width, plot.height)
  context.clip()
  draw()
  context.restore()
}
