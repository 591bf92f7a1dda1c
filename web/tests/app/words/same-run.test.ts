import { describe, expect, it } from 'vitest'
import { modelsNamed, withOtherWeights } from '../../../src/app/state/model-state'
import { commandOf, sameRun } from '../../../src/app/words/same-run'
import { table } from '../table-fixture'

const models = modelsNamed(['baseline', 'hnn'])
const shown = { query: 'task=spring', recording: null, waitsForFile: false, models, table }
const recording = (name: string) => ({ name, bytes: new Uint8Array() })

describe('the same run elsewhere', () => {
  it('is a link’s where the data are made from it', () => {
    expect(commandOf(shown)).toBe("hnn run 'task=spring'")
    expect(sameRun(shown, true)).toContain('whoever opens it gets the same weights')
  })

  it('takes the recording too where there is one, or has to be', () => {
    expect(commandOf({ ...shown, recording: recording('swing.csv') })).toBe("hnn run 'task=spring' --data swing.csv")
    expect(commandOf({ ...shown, waitsForFile: true })).toBe("hnn run 'task=spring' --data FILE")
    for (const other of [{ waitsForFile: true }, { recording: recording('swing.csv') }])
      expect(sameRun({ ...shown, ...other }, true)).toContain('every setting but the recording; whoever has both')
  })

  it('promises no bits of weights that came from a file', () => {
    const loaded = new Map([...models].map(([id, state]) => [id, id === 'hnn' ? withOtherWeights(state) : state]))
    const text = sameRun({ ...shown, models: loaded }, true)
    expect(text).toContain('The weights of the Hamiltonian network began with a file')
    expect(text).not.toContain('bit for bit')
  })

  it('quotes a name that a shell would take apart', () => {
    expect(commandOf({ ...shown, recording: recording("Anna's swing.csv") })).toContain("--data 'Anna'\\''s swing.csv'")
  })
})
