import { font } from './lettering'
import { roleLabels } from './palette'
import type { DrawingContext, PhaseBackground } from './phase-background'
import { strokeStyles } from './stroke-styles'
import { headerLine } from './view'

/** Title and legend above the axes, where the scene has them. */
export function drawPhaseHeader(context: DrawingContext, scene: PhaseBackground): void {
  const { palette, frame } = scene
  let y = frame.plot.top - 2 - headerLine / 2
  if (scene.legend) {
    drawLegend(context, scene, scene.legend, y)
    y -= headerLine
  }
  if (scene.title) {
    context.font = font(14, 600)
    context.fillStyle = scene.legend ? palette[scene.legend] : palette.text
    context.textAlign = 'left'
    context.textBaseline = 'middle'
    context.fillText(scene.title, frame.plot.left, y)
  }
}

type Mark = (x: number, y: number) => void

function drawLegend(context: DrawingContext, scene: PhaseBackground, model: 'baseline' | 'hnn', y: number): void {
  const { palette, frame } = scene
  const line = (role: 'truth' | 'baseline' | 'hnn'): Mark => {
    return (x) => {
      const { width, dash, alpha } = strokeStyles[role]
      context.globalAlpha = alpha
      context.strokeStyle = palette[role]
      context.lineWidth = width
      context.setLineDash(dash)
      segment(context, x, y)
      context.globalAlpha = 1
      context.setLineDash([])
    }
  }
  const entries: [string, Mark][] = [
    [roleLabels.truth, line('truth')],
    [roleLabels[model], line(model)],
  ]
  if (scene.train) {
    entries.push([
      'train',
      (x) => {
        context.fillStyle = palette.trainData
        circle(context, x + 12, y, 2.2)
        context.fill()
      },
    ])
  }
  if (scene.test) {
    entries.push([
      'test',
      (x) => {
        context.strokeStyle = palette.testData
        context.lineWidth = 1
        circle(context, x + 12, y, 2.4)
        context.stroke()
      },
    ])
  }
  if (model === 'hnn') {
    entries.push([
      'learned H',
      (x) => {
        context.strokeStyle = palette.contour
        context.lineWidth = 1.25
        segment(context, x, y)
      },
    ])
  }
  let x = frame.plot.left
  context.font = font(12)
  context.textAlign = 'left'
  context.textBaseline = 'middle'
  for (const [label, mark] of entries) {
    const width = 22 + context.measureText(label).width
    // What does not fit is left out: the marks that matter most come first.
    if (x + width > frame.size.width) break
    mark(x, y)
    context.fillStyle = palette.mutedText
    context.fillText(label, x + 22, y)
    x += width + 10
  }
}

function segment(context: DrawingContext, x: number, y: number): void {
  context.beginPath()
  context.moveTo(x, y)
  context.lineTo(x + 16, y)
  context.stroke()
}

function circle(context: DrawingContext, x: number, y: number, radius: number): void {
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
}
