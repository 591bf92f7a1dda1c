import type { Playground } from '../state/playground'
import { modelNamed } from '../state/table'
import { listed } from './counts'

type Shown = Pick<Playground, 'query' | 'recording' | 'waitsForFile' | 'models' | 'table'>

/** What a link holds, and what it takes beside it. */
export function sameRun({ recording, waitsForFile, models, table }: Shown): string {
  const loaded = [...models].flatMap(([id, { fromFile }]) => (fromFile ? [modelNamed(table, id).in_text] : []))
  if (loaded.length > 0) {
    return (
      `The weights of ${listed(loaded)} began with a file, which no address holds: save them to have the same elsewhere. ` +
      'The address of this page holds the settings, and so does the command line, which trains from scratch:'
    )
  }
  const needsFile = recording !== null || waitsForFile
  const holds = needsFile ? 'every setting but the recording' : 'every setting'
  const who = needsFile ? 'whoever has both' : 'whoever opens it'
  return `The address of this page holds ${holds}; ${who} gets the same weights, bit for bit. So does the command line:`
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
