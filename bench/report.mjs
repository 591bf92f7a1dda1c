/** Of figures over some seeds. */
export const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]

/** In Markdown. */
export function table(heads, lines) {
  return [heads, heads.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
