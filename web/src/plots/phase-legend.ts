import { font } from './lettering'
import { type Role, roleLabels } from './palette'
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

interface Entry {
  label: string
  width: number
  draw: (x: number) => void
}

function drawLegend(context: DrawingContext, scene: PhaseBackground, model: 'baseline' | 'hnn', y: number): void {
  const { palette, frame } = scene
  const line = (role: Role): Entry => ({
    label: roleLabels[role],
    width: 17,
    draw: (x) => {
      const { width, dash, alpha } = strokeStyles[role]
      context.globalAlpha = alpha
      context.setLineDash(dash)
      segment(context, x, y, palette[role], width)
      context.globalAlpha = 1
      context.setLineDash([])
    },
  })
  const entries = [line('truth'), line(model)]
  if (model === 'hnn') {
    entries.push({ label: 'learned H', width: 17, draw: (x) => segment(context, x, y, palette.contour, 1.25) })
  }
  if (scene.train) {
    entries.push({
      label: 'train',
      width: 5,
      draw: (x) => {
        context.fillStyle = palette.trainData
        circle(context, x + 2.5, y, 2.2)
        context.fill()
      },
    })
  }
  if (scene.test) {
    entries.push({
      label: 'test',
      width: 5,
      draw: (x) => {
        context.strokeStyle = palette.testData
        context.lineWidth = 1
        circle(context, x + 2.5, y, 2.4)
        context.stroke()
      },
    })
  }
  let x = frame.plot.left
  context.font = font(12)
  context.textAlign = 'left'
  context.textBaseline = 'middle'
  for (const { label, width, draw } of entries) {
    const end = x + width + 5 + context.measureText(label).width
    // What does not fit is left out: the marks that matter most come first.
    if (end > frame.size.width) break
    draw(x)
    context.fillStyle = palette.mutedText
    context.fillText(label, x + width + 5, y)
    x = end + 13
  }
}

function segment(context: DrawingContext, x: number, y: number, colour: string, width: number): void {
  context.strokeStyle = colour
  context.lineWidth = width
  context.beginPath()
  context.moveTo(x, y)
  context.lineTo(x + 17, y)
  context.stroke()
}

function circle(context: DrawingContext, x: number, y: number, radius: number): void {
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
}
