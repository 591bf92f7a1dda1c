import type { Words } from '..'
import { page } from './page'
import { runs } from './runs'
import { table } from './table'
import { transport } from './transport'

export const de: Words = { page, runs, table, transport }
