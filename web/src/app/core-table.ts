import table from '@wasm/table.json'
import type { Table } from './table'

// It has no view on the page yet.
const hidden = 'pixel-pendulum'

/** What the core accepts, written when it is built. */
export const coreTable = shownIn(table as unknown as Table)

function shownIn({ settings, tasks }: Table): Table {
  return {
    tasks: tasks.filter(({ id }) => id !== hidden),
    settings: settings.map((setting) =>
      setting.name === 'task' && setting.choices
        ? { ...setting, choices: setting.choices.filter((id) => id !== hidden) }
        : setting,
    ),
  }
}
