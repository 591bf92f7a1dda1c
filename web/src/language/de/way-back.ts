import type { Words } from '..'
import { listed } from './sentences'

export const wayBack: Words['wayBack'] = {
  run: 'Rückwärts laufen lassen',
  truth: 'die Wahrheit',
  lands: (distances) =>
    `Zurück bei t = 0 (gepunktet) ist der Abstand vom Start: ${listed(distances.map(([who, distance]) => `${who} ${distance}`))}.`,
  runsOff: (who) => `Der Rückweg läuft ins Unendliche: ${who}.`,
  reversible: (solver) => `${solver} ist umkehrbar: Was bleibt, ist Rundung, soweit die Bewegung sie wachsen lässt.`,
  adaptive: (solver) => `${solver} ist nicht umkehrbar und hält sich an seine Toleranz.`,
  irreversible: (solver) =>
    `${solver} ist nicht umkehrbar: Die Fehler auf dem Rückweg heben die auf dem Hinweg nicht auf.`,
  truthBy: (solver) => `Die Wahrheit löst ${solver}, so genau es geht.`,
  pushes: 'Die zugeführte Energie wird unterwegs wieder entzogen.',
  sameSolver: 'Wahrheit mit demselben Löser',
  modelAlone:
    'Dem wahren Gesetz folgt derselbe Löser in denselben Schritten: Was die Bewegungen trennt, ist allein der Fehler des Modells.',
  bothErrors: 'Die Wahrheit ist exakt: Was die Bewegungen trennt, ist der Fehler des Modells und der des Lösers.',
}
