import { page } from './page'
import { runs } from './runs'
import { table } from './table'
import { transport } from './transport'

/** The words of the page. Every other catalogue has the same keys: its type is this one's. */
export const en = { page, runs, table, transport }
