import type { Playground } from '../state/playground'

type Shown = Pick<Playground, 'query' | 'recording' | 'waitsForFile'>

/** What a link holds, and what it takes beside it. */
export function sameRun({ recording, waitsForFile }: Shown): string {
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
