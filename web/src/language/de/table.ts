import type { TableWords } from '../table-words'
import { models } from './models'
import { settings } from './settings'
import { tasks } from './tasks'

export const table: TableWords = {
  tasks,
  models,
  settings,
  solvers: {
    dopri5: {
      title: 'Dormand-Prince 5(4)',
      description:
        'Wählt seine Schritte so, dass ihre Fehler in der Toleranz bleiben; das genaueste für seinen Aufwand.',
    },
    rk4: {
      title: 'Runge-Kutta 4',
      description:
        'Das klassische Verfahren mit vier Stufen und gleich langen Schritten; seine Energie driftet langsam.',
    },
    euler: {
      title: 'Euler',
      description:
        'Schritt für Schritt entlang der Tangente: hier, um zu zeigen, was schiefgeht, denn jeder Umlauf gewinnt Energie.',
    },
    leapfrog: {
      title: 'Leapfrog (Störmer-Verlet)',
      description: 'Stoß, Drift, Stoß: einfach, umkehrbar, und seine Energie schwankt, aber driftet nicht.',
    },
    yoshida4: {
      title: 'Yoshida 4',
      description: 'Drei Leapfrog-Schritte, der zweite rückwärts, ergeben einen der Ordnung 4, der ebenso treu ist.',
    },
    'implicit-midpoint': {
      title: 'Implizite Mittelpunktsregel',
      description:
        'Die Steigung in der Mitte des Schrittes, mit dem Newton-Verfahren gefunden; symplektisch für jede Hamiltonfunktion.',
    },
    gauss4: {
      title: 'Gauß-Legendre 4',
      description:
        'Zwei Stufen, die voneinander abhängen, mit dem Newton-Verfahren gefunden; symplektisch für jede Hamiltonfunktion.',
    },
  },
  optimizers: {
    adam: {
      title: 'Adam',
      description: 'Folgt dem Mittel der Gradienten, jedes Gewicht mit eigenem Schritt; das Verfahren des Artikels.',
    },
    'gauss-newton': {
      title: 'Gauß-Newton',
      description:
        'Löst nach den Gewichten auf, mit denen die Fehler einiger Punkte verschwänden, wäre das Netz in ihnen linear.',
    },
    soap: {
      title: 'SOAP',
      description: 'Adam in einer Basis, in der sich die Gewichte einer Matrix kaum stören.',
    },
    lbfgs: {
      title: 'L-BFGS',
      description: 'Lernt aus den letzten Gradienten, wie der Verlust gekrümmt ist; jeder Schritt sieht alle Punkte.',
    },
  },
  quantities: {
    position: 'Ort',
    momentum: 'Impuls',
    angle: 'Winkel',
    'angular momentum': 'Drehimpuls',
    'angular velocity': 'Winkelgeschwindigkeit',
    'velocity / 4': 'Geschwindigkeit / 4',
    'cosine of the torque': 'Kosinus des Drehmoments',
    'minus its sine': 'minus sein Sinus',
    'upper angle': 'oberer Winkel',
    'lower angle': 'unterer Winkel',
    'upper momentum': 'oberer Impuls',
    'lower momentum': 'unterer Impuls',
    time: 'Zeit',
    energy: 'Energie',
    frames: 'Bilder',
  },
}
