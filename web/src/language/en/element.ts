/** What an author of a page is told. */
export const element = {
  embed: 'Embed…',
  embedTitle: 'This playground in a page of your own',
  embedAbout:
    'As it stands now: in a page with scripts the element, elsewhere the frame. Both train in your reader’s browser.',
  asElement: 'Element',
  asFrame: 'Frame',
  asLink: 'Link',
  elementNeeds: 'Its script, and the folder assets beside it, have to come from your own host: the guide says how.',
  close: 'Close',
  notOneOf: (attribute: string, value: string, choices: string) =>
    `The attribute ${attribute} is “${value}”, but has to be one of ${choices}.`,
}
