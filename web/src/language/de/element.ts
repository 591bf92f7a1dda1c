/** Was dem Autor einer Seite gesagt wird. */
export const element = {
  notOneOf: (attribute: string, value: string, choices: string) =>
    `Das Attribut ${attribute} ist „${value}“, möglich sind ${choices}.`,
}
