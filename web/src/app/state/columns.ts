import type { ColumnsReading } from '../../engine/protocol'

const freedoms = [1, 2, 3, 4]

/** What a column of a recording can be: a trial's name, a time, positions, momenta. */
export const places: readonly string[] = ['t', 'id', ...freedoms.map((k) => `q${k}`), ...freedoms.map((k) => `p${k}`)]

/**
 * Whether somebody has to say which columns are the time and a position, and can: there are numbers. Otherwise what is wrong
 * is in the rows.
 */
export function wantChoice({ chosen, rows }: ColumnsReading): boolean {
  const known = chosen.some(({ name }) => name === 't') && chosen.some(({ name }) => name.startsWith('q'))
  const isNumber = (cell: string) => cell.trim() !== '' && Number.isFinite(Number(cell.trim().replace(',', '.')))
  return !known && rows.some((row) => row.filter(isNumber).length >= 2)
}

/** The place of each of the file's columns; empty for those that are left out. */
export function placesOf({ names, chosen }: ColumnsReading): string[] {
  return names.map((name) => {
    const place = chosen.find(({ column }) => column === name)?.name ?? ''
    return place === 'q' || place === 'p' ? `${place}1` : place
  })
}

/**
 * The choice as the setting `columns` has it: `t=Zeit,q1=Winkel[deg]`. Columns whose names would need quotes, or that share
 * one, go by their number.
 */
export function columnsText(names: readonly string[], chosen: readonly string[], degrees: boolean): string {
  const parts = places.flatMap((place) => {
    const i = chosen.indexOf(place)
    const name = names[i]
    if (name === undefined) return []
    const plain = /^[^,"=[\]#]+$/.test(name) && names.filter((other) => other === name).length === 1
    return [`${place}=${plain ? name : `#${i + 1}`}${degrees ? angleUnit(place) : ''}`]
  })
  return parts.join(',')
}

function angleUnit(place: string): string {
  if (place.startsWith('q')) return '[deg]'
  return place.startsWith('p') ? '[deg/s]' : ''
}
