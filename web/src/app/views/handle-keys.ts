import { clampToView, type PhasePoint, type ViewBox } from '../../plots'

/** Where a key moves the start state, by shares of what is seen; null for a key that doesn't. Shift makes fine steps. */
export function movedByKey(
  key: string,
  fine: boolean,
  at: PhasePoint,
  view: ViewBox,
  bounds = view,
): PhasePoint | null {
  const share = fine ? 0.002 : 0.02
  const dq = (view.qMax - view.qMin) * share
  const dp = (view.pMax - view.pMin) * share
  const moves: Readonly<Record<string, PhasePoint>> = {
    ArrowLeft: { q: at.q - dq, p: at.p },
    ArrowRight: { q: at.q + dq, p: at.p },
    ArrowDown: { q: at.q, p: at.p - dp },
    ArrowUp: { q: at.q, p: at.p + dp },
    Home: { q: bounds.qMin, p: at.p },
    End: { q: bounds.qMax, p: at.p },
    PageDown: { q: at.q, p: bounds.pMin },
    PageUp: { q: at.q, p: bounds.pMax },
  }
  const moved = moves[key]
  return moved ? clampToView(bounds, moved) : null
}
