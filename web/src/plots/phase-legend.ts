import { words } from '../language'
import type { DrawingContext } from './drawing-context'
import { font } from './lettering'
import type { Palette } from './palette'
import type { Role } from './roles'
import { headerLine, legendLines, type PhaseArea } from './view'

/** What stands above the axes, if the area has room for it. */
export interface PhaseHeader {
  area: PhaseArea
  palette: Palette
  title?: string
  /** who is shown, and whether a learned H is */
  legend?: { roles: readonly Role[]; hamiltonian: boolean }
  /** data, [state, coordinate], row-major: named in the legend where there are any */
  train?: ArrayLike<number> | null
  test?: ArrayLike<number> | null
}

/** Title and legend above the axes, where the scene has them. */
export function drawPhaseHeader(context: DrawingContext, scene: PhaseHeader): void {
  const { palette, area } = scene
  let y = area.plot.top - 2 - headerLine / 2
  if (scene.legend) {
    const lines = legendLines(area.size)
    if (lines > 0) drawLegend(context, scene, scene.legend, y - headerLine * (lines - 1))
    y -= headerLine * lines
  }
  if (scene.title) {
    context.font = font(14, 600)
    context.fillStyle = palette.text
    context.textAlign = 'left'
    context.textBaseline = 'middle'
    context.fillText(scene.title, area.plot.left, y)
  }
}

interface Entry {
  label: string
  width: number
  draw: (x: number, y: number) => void
}

function drawLegend(
  context: DrawingContext,
  scene: PhaseHeader,
  { roles, hamiltonian }: NonNullable<PhaseHeader['legend']>,
  top: number,
): void {
  const said = words().plots
  const { palette, area } = scene
  const entries = roles.map(
    ({ label, colour, stroke: { width, dash, alpha } }): Entry => ({
      label,
      width: 17,
      draw: (x, y) => {
        context.globalAlpha = alpha
        context.setLineDash([...dash])
        segment(context, x, y, colour, width)
        context.globalAlpha = 1
        context.setLineDash([])
      },
    }),
  )
  if (hamiltonian) {
    entries.push({ label: said.learnedH, width: 17, draw: (x, y) => segment(context, x, y, palette.contour, 1.25) })
  }
  if (scene.train) {
    entries.push({
      label: said.train,
      width: 5,
      draw: (x, y) => {
        context.fillStyle = palette.trainData
        circle(context, x + 2.5, y, 2.2)
        context.fill()
      },
    })
  }
  if (scene.test) {
    entries.push({
      label: said.test,
      width: 5,
      draw: (x, y) => {
        context.strokeStyle = palette.testData
        context.lineWidth = 1
        circle(context, x + 2.5, y, 2.4)
        context.stroke()
      },
    })
  }
  const lines = legendLines(area.size)
  const left = area.size.width < 410 ? 4 : area.plot.left
  let [x, line] = [left, 0]
  context.font = font(12)
  context.textAlign = 'left'
  context.textBaseline = 'middle'
  for (const { label, width, draw } of entries) {
    const room = width + 5 + context.measureText(label).width
    if (x > left && x + room > area.size.width) {
      x = left
      line++
    }
    // What does not fit is left out: the marks that matter most come first.
    if (line >= lines) break
    const y = top + headerLine * line
    draw(x, y)
    context.fillStyle = palette.mutedText
    context.fillText(label, x + width + 5, y)
    x += room + 13
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
