export const page = {
  title: 'HNN Playground: networks that learn to conserve energy',
  description: 'Neural networks learn to predict motion, in your browser. Some of them know that there is an energy.',
  lead: 'Networks learn to predict motion from the same data, here, in your browser. Some know that there is an energy.',
  language: 'Language',
  /** HTML of the text below the playground; null: as it stands in index.html */
  article: null as string | null,
  controls: 'Task, models and settings',
  stage: 'What each network has learned',
  curves: 'Curves',
}
