import type { Words } from '..'

export const lessons: Words['lessons'] = {
  title: 'Lektionen',
  stepOf: (step, steps) => `Schritt ${step} von ${steps}`,
  question: 'Eine Frage',
  answer: 'Antwort',
  back: 'Zurück',
  next: 'Weiter',
  leave: 'Verlassen',
  done: '✓ Erledigt',
  waiting: 'Jetzt sind Sie dran',
  astray: 'Die Lektion handelt von einem anderen Experiment als dem, das zu sehen ist.',
  setUp: 'Neu aufbauen',
}
