import type { Words } from '..'
import article from './article.html?raw'

export const page: Words['page'] = {
  title: 'HNN Playground: Netze lernen, Energie zu erhalten',
  description:
    'Neuronale Netze lernen im Browser, Bewegungen vorherzusagen. Manche von ihnen wissen, dass es eine Energie gibt.',
  lead: 'Netze lernen aus denselben Daten Bewegungen vorherzusagen, hier, im Browser. Manche wissen, dass es eine Energie gibt.',
  language: 'Sprache',
  article,
  controls: 'Aufgabe, Modelle und Einstellungen',
  stage: 'Was jedes Netz gelernt hat',
  curves: 'Kurven',
}
