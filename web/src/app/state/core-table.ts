import table from '@wasm/table.json'
import type { Table } from './table'

/** What the core accepts, written when it is built. */
export const coreTable = table as unknown as Table
