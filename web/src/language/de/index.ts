import type { Words } from '..'
import { page } from './page'
import { table } from './table'
import { transport } from './transport'

export const de: Words = { page, table, transport }
