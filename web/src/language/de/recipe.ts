import type { Words } from '..'

export const recipe: Words['recipe'] = {
  title: 'Rezept des Trainings',
  names: { fast: 'Schnell', paper: 'Das des Papers' },
  followed: {
    fast: [
      'Trainiert nach einem schnellen Rezept mit weniger und besseren Schritten;',
      'das Rezept des Papers',
      'ist einen Klick entfernt.',
    ],
    paper: [
      'Trainiert nach dem Rezept des Papers;',
      'ein schnelles mit weniger und besseren Schritten',
      'ist einen Klick entfernt.',
    ],
  },
  chosen: ['Trainiert mit hier gewählten Einstellungen;', 'das schnelle Rezept', 'ist einen Klick entfernt.'],
  paperIsOfPaper:
    'Die mit „Paper“ bezeichneten Werte stammen vom Rezept des Papers, die übrigen von dem, nach dem hier trainiert wurde.',
}
