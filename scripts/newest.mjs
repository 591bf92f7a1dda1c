import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** When anything at or below the path changed last; folders count, since they tell of files that are gone. */
export function newest(path) {
  const { mtimeMs } = statSync(path)
  if (!statSync(path).isDirectory()) return mtimeMs
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}
