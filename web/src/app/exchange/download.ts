import type { DataTable } from '../../plots'

/** Offers `content` as a file, as a click on a link would. */
export function download(name: string, content: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  // The browser has taken hold of the content by the next task.
  setTimeout(() => URL.revokeObjectURL(link.href))
}

/** CSV with a header; an empty cell for no value. */
export function csvOf({ columns, rows }: DataTable): string {
  const quoted = columns.map((column) => (/[",\n]/.test(column) ? `"${column.replaceAll('"', '""')}"` : column))
  return `${[quoted, ...rows.map((row) => row.map((value) => value ?? ''))].map((row) => row.join(',')).join('\n')}\n`
}
