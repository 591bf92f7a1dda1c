import { describe, expect, it } from 'vitest'
import { columnsText, placesOf } from '../../../src/app/state/columns'

describe('the choice of columns', () => {
  const names = ['Zeit (s)', 'Winkel', 'omega, smoothed', '#4', 'Winkel']

  it('is written as the core reads it: plain names, else numbers', () => {
    expect(columnsText(names, ['t', '', 'p1', 'q1', ''], false)).toBe('t=Zeit (s),q1=#4,p1=#3')
    expect(columnsText(names, ['t', 'q1', '', '', 'q2'], false)).toBe('t=Zeit (s),q1=#2,q2=#5')
    expect(columnsText(names, ['', '', '', '', ''], false)).toBe('')
  })

  it('gives angles their degrees', () => {
    expect(columnsText(['t', 'a', 'w'], ['t', 'q1', 'p1'], true)).toBe('t=t,q1=a[deg],p1=w[deg/s]')
  })

  it('begins with what the core has understood', () => {
    const chosen = [
      { name: 't', column: 'Zeit (s)' },
      { name: 'q', column: 'Winkel' },
    ]
    expect(placesOf({ names: ['Winkel', 'Zeit (s)', 'x'], rows: [], chosen, problem: null })).toEqual(['q1', 't', ''])
  })
})
