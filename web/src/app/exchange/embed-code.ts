import { partsOf } from '../state/address'

/** The query's settings as attributes of an element. */
export function elementCode(query: string, script: string): string {
  const attributes = partsOf(query).map((part) => {
    const [name = '', value = ''] = part.split('=')
    return ` ${name.replaceAll('_', '-')}="${escaped(decodeURIComponent(value.replaceAll('+', ' ')))}"`
  })
  return `<script type="module" src="${escaped(script)}"></script>\n<hnn-playground${attributes.join('')}></hnn-playground>`
}

/** A frame at its usual size, named by what it shows. */
export function frameCode(query: string, page: string, title: string): string {
  return `<iframe src="${escaped(`${page}?${query}`)}" title="${escaped(title)}" width="700" height="500" loading="lazy"></iframe>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
