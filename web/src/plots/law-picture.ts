import { contourLines } from './contours'
import { type DrawingContext, insidePlot } from './drawing-context'
import { drawHandle, type HandleState } from './handle'
import type { Quantity } from './labels'
import type { Palette } from './palette'
import { drawPhaseBackground, strokeLines } from './phase-background'
import { contourGrid, fieldGrid } from './state-grid'
import { type PhaseArea, type PhasePoint, toPixel, type ViewBox } from './view'

/** What is drawn of a law in the plane of one q and p: its energy, its flow, where it rests, where data start. */
export interface LawScene {
  area: PhaseArea
  palette: Palette
  q: Quantity
  p: Quantity
  /** H on the `contourGrid` of the area's view */
  energy: Float32Array
  /** (dq/dt, dp/dt) on its `fieldGrid` */
  flow: Float32Array
  equilibria: readonly { at: PhasePoint; kind: 'centre' | 'saddle' | 'sink' | 'source' }[]
  /** where trajectories start */
  box: ViewBox
  /** lowest and highest energy that they start with; null for any */
  energies: readonly [number, number] | null
  handles: readonly { at: PhasePoint; state: HandleState }[]
}

export function drawLaw(context: DrawingContext, scene: LawScene): void {
  const { area, palette, energy, flow, energies, box } = scene
  drawPhaseBackground(context, {
    area,
    palette,
    plane: { dimension: 2, k: 0 },
    q: scene.q,
    p: scene.p,
    field: { grid: fieldGrid(area.view), derivatives: flow },
    contours: contourLines(contourGrid(area.view), energy),
  })
  insidePlot(context, area.plot, () => {
    context.strokeStyle = palette.focus
    context.lineWidth = 2.5
    if (energies) strokeLines(context, area, contourLines(contourGrid(area.view), energy, [...energies]))
    context.lineWidth = 1.5
    context.setLineDash(energies ? [4, 4] : [])
    const [corner, across] = [toPixel(area, box.qMin, box.pMax), toPixel(area, box.qMax, box.pMin)]
    context.beginPath()
    context.rect(corner.x, corner.y, across.x - corner.x, across.y - corner.y)
    context.stroke()
    context.setLineDash([])
    for (const { at, kind } of scene.equilibria) drawEquilibrium(context, palette, toPixel(area, at.q, at.p), kind)
  })
  for (const { at, state } of scene.handles) drawHandle(context, palette, toPixel(area, at.q, at.p), state)
}

/** A ring around a centre, a cross on a saddle, a full disc for a sink, a ring with a dot for a source. */
function drawEquilibrium(
  context: DrawingContext,
  palette: Palette,
  { x, y }: { x: number; y: number },
  kind: LawScene['equilibria'][number]['kind'],
): void {
  context.strokeStyle = palette.text
  context.fillStyle = kind === 'sink' ? palette.text : palette.background
  context.lineWidth = 2
  context.beginPath()
  if (kind === 'saddle') {
    for (const [ux, uy] of [
      [1, 1],
      [1, -1],
    ] as const) {
      context.moveTo(x - 5 * ux, y - 5 * uy)
      context.lineTo(x + 5 * ux, y + 5 * uy)
    }
    context.stroke()
    return
  }
  context.arc(x, y, 5, 0, 2 * Math.PI)
  context.fill()
  context.stroke()
  if (kind !== 'source') return
  context.beginPath()
  context.arc(x, y, 1.5, 0, 2 * Math.PI)
  context.fillStyle = palette.text
  context.fill()
}
