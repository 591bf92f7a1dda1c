/** What an author of a page is told. */
export const element = {
  notOneOf: (attribute: string, value: string, choices: string) =>
    `The attribute ${attribute} is “${value}”, but has to be one of ${choices}.`,
}
