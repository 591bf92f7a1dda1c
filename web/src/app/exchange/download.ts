import type { DataTable } from '../../plots'
import type { Scene } from '../state/scene'
import type { Experiment } from '../state/table'

/** Offers `content` as a file, as a click on a link would. */
export function download(name: string, content: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  // The browser has taken hold of the content by the next task.
  setTimeout(() => URL.revokeObjectURL(link.href))
}

interface Rows {
  rows: readonly (readonly (number | string | null)[])[]
}

/** CSV with a header; an empty cell for no value. */
export function csvOf({ columns, rows }: Pick<DataTable, 'columns'> & Rows): string {
  const quoted = columns.map((column) => (/[",\n]/.test(column) ? `"${column.replaceAll('"', '""')}"` : column))
  return `${[quoted, ...rows.map((row) => row.map((value) => value ?? ''))].map((row) => row.join(',')).join('\n')}\n`
}

/** How the files of a run begin their names. */
export function runName({ task, seed }: Experiment): string {
  return `hnn-${String(task)}-seed${String(seed)}`
}

/** What the models learn from and what they are tested on, as `hnn dataset` writes them. */
export function dataTable({
  dimension,
  coordinates,
  train,
  test,
}: Scene['dataset']): Pick<DataTable, 'columns'> & Rows {
  const symbols = coordinates.map(({ symbol }) => symbol)
  const rowsOf = (split: string, before: number, { trajectories, first, t, x, dxdt }: typeof train) =>
    Array.from({ length: trajectories }, (_, id) =>
      Array.from(t.subarray(first[id], first[id + 1]), (time, i) => {
        const at = ((first[id] as number) + i) * dimension
        return [split, before + id, time, ...x.subarray(at, at + dimension), ...dxdt.subarray(at, at + dimension)]
      }),
    ).flat()
  return {
    columns: ['split', 'id', 't', ...symbols, ...symbols.map((symbol) => `d${symbol}dt`)],
    rows: [...rowsOf('train', 0, train), ...rowsOf('test', train.trajectories, test)],
  }
}
