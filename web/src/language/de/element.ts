import type { Words } from '..'

/** Was dem Autor einer Seite gesagt wird. */
export const element: Words['element'] = {
  embed: 'Einbetten…',
  embedTitle: 'Diese Spielwiese in einer eigenen Seite',
  embedAbout:
    'So, wie sie jetzt ist: in einer Seite mit Skripten das Element, sonst der Rahmen. Beide trainieren im Browser des Lesers.',
  asElement: 'Element',
  asFrame: 'Rahmen',
  asLink: 'Link',
  elementNeeds: 'Das Skript und der Ordner assets daneben müssen vom eigenen Server kommen: Die Anleitung sagt, wie.',
  close: 'Schließen',
  notOneOf: (attribute, value, choices) => `Das Attribut ${attribute} ist „${value}“, möglich sind ${choices}.`,
}
