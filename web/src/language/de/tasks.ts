import type { TableWords } from '../table-words'

const momentum = 'Niemand sagt einem Netz, dass der Gesamtimpuls gleich bleibt.'

/** `in_text` is nominative and accusative in one, as with the models. */
export const tasks: TableWords['tasks'] = {
  spring: {
    title: 'Masse an einer Feder',
    description: 'Eine ideale Masse an einer Feder, mit Rauschen gesehen (Aufgabe 1 des Papers).',
    in_text: 'eine Masse an einer Feder',
    seen: { simulated: 'Zustände einer Masse an einer Feder', measured: '' },
  },
  pendulum: {
    title: 'Ideales Pendel',
    description: 'Ein reibungsfreies Pendel mit großen Winkeln, mit Rauschen gesehen (Aufgabe 2 des Papers).',
    in_text: 'ein Pendel',
    seen: { simulated: 'Zustände eines Pendels', measured: '' },
    paper_note:
      'Das Paper hat hier q² + p² gemessen, nicht die Energie des Pendels, seine Werte und unsere sind also verschiedener Art.',
  },
  'real-pendulum': {
    title: 'Echtes Pendel',
    description: 'Ein aufgezeichnetes Pendel mit Reibung (Aufgabe 3 des Papers), ohne Aufzeichnung simuliert.',
    in_text: 'ein aufgezeichnetes Pendel',
    seen: {
      simulated: 'Momente einer simulierten Schwingung eines Pendels (die für eine gemessene steht)',
      measured: 'Momente einer gemessenen Schwingung eines Pendels',
    },
    stand_in: 'simulierter Ersatz, nicht gemessen',
    paper_note: 'Die Werte des Papers gelten für die gemessene Aufzeichnung und Vorwärtsdifferenzen.',
    findings: [
      'Vorwärtsdifferenzen sehen wie eine Reibung aus, die das Pendel nicht hat: Ein Netz, das keine Energie erhalten muss, lernt sie, eines, das sein H erhält, kann es nicht. Zentrale Ableitungen (central) zeigen, was davon bleibt.',
      'Zentrale Differenzen lassen die wahre, leichte Reibung des Pendels übrig: Ein Netz, das keine Energie erhalten muss, darf sie lernen, während eines, das sein H erhält, dies nach Bauart tut, hier zu Unrecht.',
    ],
  },
  'two-body': {
    title: 'Zwei Körper',
    description: 'Zwei Massen, die einander auf fast kreisförmigen Bahnen umlaufen (Aufgabe 4 des Papers).',
    in_text: 'zwei Körper',
    seen: { simulated: 'Zustände zweier Körper unter Gravitation', measured: '' },
    remark: momentum,
  },
  'three-body': {
    title: 'Drei Körper',
    description: 'Drei Massen, die ihren Kreis bald verlassen, für Chaos (Anhang B des Papers).',
    in_text: 'drei Körper',
    seen: { simulated: 'Zustände dreier Körper unter Gravitation', measured: '' },
    remark: momentum,
  },
  'pixel-pendulum': {
    title: 'Pendel in Pixeln',
    description: 'Ein Pendel in Bildern aus 28 × 28 Pixeln (Abschnitt 5 des Papers).',
    in_text: 'ein gefilmtes Pendel',
    seen: { simulated: 'Paare von Bildern (je 28 × 28 Grauwerte, kein Winkel, keine Geschwindigkeit)', measured: '' },
    remark:
      'Ein Autoencoder findet zwei Zahlen z₁ und z₂ in den Bildern und lernt zusammen mit dem, was sie bewegt. Eine lineare Abbildung, danach angepasst, liest Winkel und Geschwindigkeit von z ab.',
  },
  'damped-spring': {
    title: 'Feder mit Reibung',
    description: 'Eine Masse an einer Feder, von Reibung gebremst, mit Rauschen gesehen.',
    in_text: 'eine Masse an einer Feder mit Reibung',
    seen: { simulated: 'Zustände einer Masse an einer Feder mit Reibung', measured: '' },
    remark: 'Reibung nimmt Energie fort, und die wahre Bewegung läuft in einer Spirale nach innen.',
    findings: ['Ein Netz, das sein H erhält, kann keine Energie verlieren wie diese Feder, was immer man ihm zeigt.'],
  },
  duffing: {
    title: 'Zwei Mulden',
    description: 'Eine Masse in zwei Mulden (der Duffing-Oszillator), die den Hügel dazwischen überquert oder bleibt.',
    in_text: 'eine Masse in zwei Mulden',
    seen: { simulated: 'Zustände einer Masse in zwei Mulden', measured: '' },
    remark: 'Mit wenig Energie bleibt die Masse in ihrer Mulde; mit mehr überquert sie den Hügel dazwischen.',
  },
  'double-pendulum': {
    title: 'Doppelpendel',
    description: 'Ein Pendel, das an einem anderen hängt, für Chaos mit zwei Freiheitsgraden.',
    in_text: 'ein Doppelpendel',
    seen: { simulated: 'Zustände eines Doppelpendels', measured: '' },
    remark:
      'Die Impulse des Pendels sind nicht seine Geschwindigkeiten: Wie sie zusammengehören, ändert sich mit den Winkeln.',
  },
  'henon-heiles': {
    title: 'Stern in einer Galaxie',
    description: 'Der Stern von Hénon und Heiles: geordnet bei wenig Energie, chaotisch bei mehr.',
    in_text: 'ein Stern in einer Galaxie',
    seen: { simulated: 'Zustände eines Sterns in einer Galaxie', measured: '' },
    remark: 'Ab einer Energie von 1/6 kann der Stern entkommen.',
  },
  kepler: {
    title: 'Planet um die Sonne',
    description: 'Ein Planet auf einer Ellipse um eine ruhende Sonne.',
    in_text: 'ein Planet um seine Sonne',
    seen: { simulated: 'Zustände eines Planeten um seine Sonne', measured: '' },
    remark:
      'Die wahre Ellipse dreht sich nie, und der Laplace-Runge-Lenz-Vektor (A1, A2) zeigt immer zu ihrem sonnennächsten Punkt; eine gelernte kann sich drehen, so gut ihre Energie auch erhalten ist.',
  },
  'charged-particle': {
    title: 'Geladenes Teilchen',
    description: 'Ein geladenes Teilchen in einem Magnetfeld und einer flachen Mulde.',
    in_text: 'ein geladenes Teilchen in einem Magnetfeld',
    seen: { simulated: 'Zustände eines geladenen Teilchens in einem Magnetfeld', measured: '' },
    remark: 'Die Impulse des Teilchens sind nicht seine Geschwindigkeiten: Das Magnetfeld steht zwischen ihnen.',
  },
  'spring-chain': {
    title: 'Kette aus Federn',
    description: 'Zwei bis acht Massen in einer Reihe, an Federn zwischen zwei Wänden.',
    in_text: 'eine Kette aus Massen und Federn',
    seen: { simulated: 'Zustände einer Kette aus Massen und Federn', measured: '' },
    remark:
      'In einer Eigenschwingung schwingen alle Massen im Takt. Die wahre Kette erhält die Energie jeder Eigenschwingung (E1, E2 und so weiter), und die Testdaten beginnen in einer einzigen; eine gelernte kann sie an andere weitergeben, so gut ihre ganze Energie auch erhalten ist.',
  },
  'driven-pendulum': {
    title: 'Angetriebenes Pendel',
    description: 'Ein Pendel ohne Reibung unter einem Drehmoment, das von selbst schwingt.',
    in_text: 'ein angetriebenes Pendel',
    seen: { simulated: 'Zustände eines angetriebenen Pendels', measured: '' },
    remark:
      'Sein H hängt von der Zeit ab, und kein H aus Winkel und Impuls allein kann sagen, wie es sich bewegt. Mit time_input on erfahren die Netze die Zeit des Drehmoments, durch seinen Kosinus und Sinus, mit off nicht.',
  },
  'own-hamiltonian': {
    title: 'Eigene Hamiltonfunktion',
    description:
      'Die Bewegung einer Energie H, die man eintippt, mit einem bis vier Freiheitsgraden, mit oder ohne Reibung.',
    in_text: 'das System des eigenen H',
    seen: { simulated: 'Zustände des Systems des eigenen H', measured: '' },
  },
  'own-data': {
    title: 'Eigene Daten',
    description: 'Eine eigene Aufzeichnung: t, q und p, oder nur t und q, mit bis zu vier Freiheitsgraden.',
    in_text: 'die eigene Aufzeichnung',
    seen: { simulated: 'Momente der Aufzeichnung', measured: 'Momente der Aufzeichnung' },
    remark: 'Niemand kennt hier das Gesetz oder die Energie der Aufzeichnung, deshalb steht nichts von beiden da.',
  },
}
