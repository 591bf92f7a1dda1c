import type { Words } from '..'
import { charts } from './charts'
import { controls } from './controls'
import { copying } from './copying'
import { energy } from './energy'
import { page } from './page'
import { plots } from './plots'
import { recording } from './recording'
import { runs } from './runs'
import { table } from './table'
import { torch } from './torch'
import { transport } from './transport'

export const de: Words = {
  charts,
  controls,
  copying,
  energy,
  page,
  plots,
  recording,
  runs,
  table,
  torch,
  transport,
}
