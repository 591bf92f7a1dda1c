import type { Words } from '..'
import { charts } from './charts'
import { controls } from './controls'
import { energy } from './energy'
import { page } from './page'
import { plots } from './plots'
import { recording } from './recording'
import { runs } from './runs'
import { table } from './table'
import { transport } from './transport'

export const de: Words = {
  charts,
  controls,
  energy,
  page,
  plots,
  recording,
  runs,
  table,
  transport,
}
