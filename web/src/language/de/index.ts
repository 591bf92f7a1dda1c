import type { Words } from '..'
import { chaos } from './chaos'
import { charts } from './charts'
import { controls } from './controls'
import { copying } from './copying'
import { element } from './element'
import { energy } from './energy'
import { exchange } from './exchange'
import { failures } from './failures'
import { formula } from './formula'
import { lessons } from './lessons'
import { page } from './page'
import { plots } from './plots'
import { recipe } from './recipe'
import { recording } from './recording'
import { result } from './result'
import { runs } from './runs'
import { spoken } from './spoken'
import { study } from './study'
import { table } from './table'
import { tools } from './tools'
import { torch } from './torch'
import { transport } from './transport'
import { views } from './views'
import { wayBack } from './way-back'

export const de: Words = {
  chaos,
  charts,
  controls,
  copying,
  element,
  energy,
  exchange,
  failures,
  formula,
  lessons,
  page,
  plots,
  recipe,
  recording,
  result,
  runs,
  spoken,
  study,
  table,
  tools,
  torch,
  transport,
  views,
  wayBack,
}
