import { type Experiment, numberOf } from './table'

/** Energy put into motions, or taken out, at a time. */
export interface EnergyPush {
  amount: number
  at: number
}

/** Of the setting `pushes`, as the core writes it: `1@5,-0.5@10`. */
export function pushesOf({ pushes }: Experiment): readonly EnergyPush[] {
  if (typeof pushes !== 'string' || pushes === '') return []
  return pushes.split(',').map((text) => {
    const [amount = Number.NaN, at = Number.NaN] = text.split('@').map(Number)
    return { amount, at }
  })
}

export function pushesText(pushes: readonly EnergyPush[]): string {
  return pushes.map(({ amount, at }) => `${amount}@${at}`).join()
}

/** The motion may end before some. */
export function isInTime({ at }: EnergyPush, experiment: Experiment): boolean {
  return at <= numberOf(experiment, 'until')
}

export function isPushed(experiment: Experiment): boolean {
  return pushesOf(experiment).some((push) => isInTime(push, experiment))
}
