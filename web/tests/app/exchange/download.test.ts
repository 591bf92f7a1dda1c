import { expect, it } from 'vitest'
import { csvOf } from '../../../src/app/exchange/download'

it('CSV has a header, empty cells, and quotes what needs it', () => {
  const table = {
    caption: '',
    columns: ['t', 'H, "learned"'],
    rows: [
      [0, null],
      [1e-9, -2],
    ],
  }
  expect(csvOf(table)).toBe('t,"H, ""learned"""\n0,\n1e-9,-2\n')
})
