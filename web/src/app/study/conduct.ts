import type { Evaluation } from '../../engine/protocol'
import type { Start } from '../state/trainers'
import type { StudyFigures, StudyRun } from './plan'

/**
 * Trains so many runs at a time, in their order, and tells of each what came of it. Ends when all are done, or with
 * `signal`; nothing is told after that.
 */
export async function conduct(
  start: Start,
  runs: readonly StudyRun[],
  atOnce: number,
  found: (run: StudyRun, figures: StudyFigures) => void,
  signal: AbortSignal,
): Promise<void> {
  const ends = new Map<string, (evaluation: Evaluation | null) => void>()
  const engine = start((id) => {
    const lost = () => ends.get(id)?.(null)
    return {
      report: ({ phase, evaluation }) => {
        if (evaluation || phase === 'diverged') ends.get(id)?.(evaluation)
      },
      viewed: () => {},
      failed: lost,
      silent: lost,
      blocked: lost,
    }
  })
  const waiting = [...runs]
  const train = async (id: string, { experiment, model }: StudyRun) => {
    const ended = new Promise<Evaluation | null>((resolve) => ends.set(id, resolve))
    try {
      await engine.model(id).create({ ...experiment, model }, null, signal)
      await engine.model(id).play()
      return await ended
    } catch {
      return null
    }
  }
  const work = async (id: string) => {
    for (let run = waiting.shift(); run && !signal.aborted; run = waiting.shift()) {
      const figures = await train(id, run)
      if (!signal.aborted) found(run, figures)
    }
  }
  signal.addEventListener('abort', () => {
    for (const end of ends.values()) end(null)
  })
  await Promise.all(Array.from({ length: atOnce }, (_, i) => work(String(i))))
  engine.dispose()
}
