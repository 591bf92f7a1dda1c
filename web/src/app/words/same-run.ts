import { words } from '../../language'
import type { Playground } from '../state/playground'
import { modelNamed } from '../state/table'

type Shown = Pick<Playground, 'query' | 'recording' | 'waitsForFile' | 'models' | 'table'>

/** What a link holds, and what it takes beside it; of a playground without an address, what the command does. */
export function sameRun({ recording, waitsForFile, models, table }: Shown, hasAddress: boolean): string {
  const loaded = [...models].flatMap(([id, { fromFile }]) => (fromFile ? [modelNamed(table, id).in_text] : []))
  const said = words().exchange
  if (!hasAddress) return loaded.length > 0 ? said.commandFromScratch(loaded) : said.commandHolds
  return loaded.length > 0 ? said.beganWithFile(loaded) : said.addressHolds(recording !== null || waitsForFile)
}

/** The command that trains the same models. */
export function commandOf({ query, recording, waitsForFile }: Shown): string {
  const run = `hnn run '${query}'`
  if (!recording) return waitsForFile ? `${run} --data FILE` : run
  return `${run} --data ${quoted(recording.name)}`
}

/** As a shell takes it for one word. */
function quoted(name: string): string {
  return /^[\w.-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`
}
