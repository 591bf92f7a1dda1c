// Text that a command writes into a page of the project, between two lines that mark its place.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './command.mjs'

export function place(page, mark, text) {
  const path = join(root, page)
  const [start, end] = [`<!-- ${mark} -->\n`, '<!-- end -->']
  const before = readFileSync(path, 'utf8')
  const from = before.indexOf(start)
  const to = before.indexOf(end, from)
  if (from < 0 || to < from) throw new Error(`${page} has no place for this: a line "${start.trim()}" and "${end}".`)
  writeFileSync(path, `${before.slice(0, from + start.length)}\n${text}\n${before.slice(to)}`)
}
