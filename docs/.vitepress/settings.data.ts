import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export interface SettingRow {
  attribute: string
  help: string
  right: string
}

declare const data: readonly SettingRow[]

export { data }

const table = fileURLToPath(new URL('../../build/wasm/table.json', import.meta.url))

/** The settings of the core's own table, as the attributes of an element. */
export default {
  watch: [table],
  load(): SettingRow[] {
    const { settings }: { settings: { name: string; help: string; right: string }[] } = JSON.parse(
      readFileSync(table, 'utf8'),
    )
    // An element has `models`, which may be one.
    const shown = settings.filter(({ name }) => name !== 'model')
    return shown.map(({ name, help, right }) => ({ attribute: name.replaceAll('_', '-'), help, right }))
  },
}
