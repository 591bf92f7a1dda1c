import type { TableWords } from '../table-words'

/**
 * `in_text` is a nominative that is the accusative too (feminine or neuter): sentences have it as their subject, or after
 * “für” and “als”.
 */
export const models: TableWords['models'] = {
  baseline: {
    title: 'Baseline',
    label: 'Baseline',
    in_text: 'die Baseline',
    sentence: 'lernt unmittelbar, wie sich jeder Zustand ändert, und nichts bringt sie dazu, eine Energie zu erhalten',
  },
  hnn: {
    title: 'Hamiltonsches Netz',
    label: 'HNN',
    in_text: 'das Hamiltonsche Netz',
    sentence: 'lernt eine Zahl für jeden Zustand, eine Energie H, und die Bewegung folgt aus deren Steigungen',
  },
  dissipative: {
    title: 'Dissipatives Hamiltonsches Netz',
    label: 'dissipativ',
    in_text: 'das dissipative Netz',
    sentence:
      'lernt zwei Zahlen für jeden Zustand: eine Energie H, deren Steigungen ihn weiterbewegen, und ein D, dessen Steigungen Energie entziehen oder zuführen',
  },
  separable: {
    title: 'Separables Hamiltonsches Netz',
    label: 'separabel',
    in_text: 'das separable Netz',
    sentence:
      'lernt eine Energie aus zwei Teilen, einem der Impulse und einem der Orte, und die Bewegung folgt aus deren Steigungen',
  },
  newtonian: {
    title: 'Newtonsches Netz',
    label: 'Newtonsch',
    in_text: 'das Newtonsche Netz',
    sentence: 'weiß, wie sich die Orte ändern, und lernt nur, wie es die Impulse tun: die Kräfte',
  },
}
