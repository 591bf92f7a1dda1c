import type { Hnn, Trainer } from '../../../wasm/hnn'
import { contourGrid, fieldGrid } from '../plots/state-grid'
import type { FrameViewer } from './frames'
import type { LookRequest, Rollout, View } from './protocol'
import { loosened, rolledOut } from './rollouts'

/** What is known beside the model. */
export interface Known {
  /** what rollouts are held against */
  truth: Rollout | null
  /** Then rollouts are looser than asked for. */
  training: boolean
  energyError: Hnn['energyError'] | undefined
}

/** What the model answers at the states of the request. */
export function viewOf(trainer: Trainer, viewer: FrameViewer | null, request: LookRequest, known: Known): View {
  const { energy, rollout } = request
  const { motion, refusal } = rolledOut(trainer, known.training ? loosened(rollout) : rollout)
  const frames = viewer?.view(trainer, motion, rollout.from as ArrayLike<number>, energy) ?? null
  const plane = frames?.view ?? request.plane
  // Energy that was put in isn't an error.
  const disturbed = !!rollout.pushes && refusal === null
  return {
    plane,
    field: plane && trainer.timeDerivative(fieldGrid(plane).states),
    fieldSpread: plane && motion?.spread ? trainer.timeDerivativeSpread(fieldGrid(plane).states) : null,
    hamiltonian: plane && energy ? trainer.hamiltonian(contourGrid(plane).states) : null,
    rollout: motion,
    truth: null,
    energyError: motion && known.truth && !disturbed ? (known.energyError?.(motion, known.truth) ?? null) : null,
    frames,
    refusal,
    truthRefusal: null,
  }
}
