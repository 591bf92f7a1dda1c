import type { TableWords } from '../table-words'

/** The core's own rows are English. */
export const table = null as TableWords | null
