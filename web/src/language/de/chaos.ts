import type { Words } from '..'

export const chaos: Words['chaos'] = {
  title: 'Chaos: Schnitt und Exponent',
  section: (plane, grows) => `Schnitt: wo Bewegungen durch ${plane} gehen, während es ${grows ? 'wächst' : 'fällt'}`,
  sectionOf: (who, crossings) => `${who}: Schnitt mit ${crossings} Durchgängen`,
  energyOf: (energy) => `Energie der Bahnen, ${energy}`,
  cross: (q, p) => `Anfang einer weiteren Bahn: ${q}, ${p}`,
  crossHint:
    'Ein Klick in einen Schnitt fügt eine Bahn hinzu; oder das Kreuz anwählen, mit den Pfeiltasten bewegen und die Eingabetaste drücken.',
  noOrbit: (energy) => `Keine Bahn mit der Energie ${energy} geht dort hindurch.`,
  clear: 'Nur die ersten Bahnen',
  whileTraining: 'Die Schnitte der Modelle folgen, wenn sie ruhen.',
  exponent: 'Größter Ljapunow-Exponent, vom gezeigten Anfang aus',
  measure: 'Messen',
  stop: 'Anhalten',
  motion: 'Bewegung',
  rate: (unit) => `Exponent (${unit})`,
  upTo: 'bis t',
  together: 'aus 1e-6 Abstand wird 0,1 nach',
  staysTogether: (until) => `nicht bis ${until}`,
  exponentHint:
    'Bewegungen, die nah beieinander beginnen, trennen sich mit dieser Rate, wie exp(Exponent · t). Nahe 0 sind sie geordnet, deutlich über 0 chaotisch.',
}
