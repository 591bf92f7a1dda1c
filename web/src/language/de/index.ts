import type { Words } from '..'
import { controls } from './controls'
import { energy } from './energy'
import { page } from './page'
import { recording } from './recording'
import { runs } from './runs'
import { table } from './table'
import { transport } from './transport'

export const de: Words = {
  controls,
  energy,
  page,
  recording,
  runs,
  table,
  transport,
}
