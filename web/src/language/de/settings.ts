import type { TableWords } from '../table-words'

export const settings: TableWords['settings'] = {
  task: { label: 'Aufgabe', help: 'das System, das gelernt wird' },
  model: { label: 'Modell', help: 'was es lernt' },
  recipe: {
    label: 'Rezept',
    help: 'Voreinstellungen des Trainings: die des Artikels (paper) oder andere (fast), die viel früher fertig sind und nicht schlechter lernen',
  },
  convention: {
    label: 'Konvention',
    help: 'wessen Daten: die des veröffentlichten Codes (code) oder die des Textes (paper), die sich unterscheiden',
  },
  seed: { label: 'Seed', help: 'lost Daten und Anfangsgewichte aus; derselbe Seed führt zu demselben Ergebnis' },
  masses: { label: 'Massen', help: 'wie viele Massen die Kette hat' },
  H: {
    label: 'Energie H',
    help: 'die Energie, etwa p^2/2m + k q^4/4 - q^2/2; m=1; k=1[0,5], aus q und p oder q1 bis q4 und p1 bis p4',
  },
  D: {
    label: 'Reibung D',
    help: 'eine Reibung, etwa -c p^2/2; c=0.1: dq/dt = dH/dp + dD/dq, dp/dt = -dH/dq + dD/dp; leer: keine',
  },
  box: { label: 'Kasten', help: 'wo Trajektorien beginnen: kleinster und größter Wert jeder Koordinate, oder aller' },
  energies: {
    label: 'Energien',
    help: 'kleinstes und größtes H, mit dem Trajektorien beginnen, zwei weitere für die zum Testen; leer: jedes im Kasten',
  },
  trajectories: {
    label: 'Trajektorien',
    help: 'Trajektorien in den Daten; die letzten dienen dem Test: die Hälfte, bei Körpern und Filmen ein Fünftel',
  },
  points: { label: 'Punkte', help: 'Punkte auf jeder Trajektorie' },
  duration: { label: 'Dauer', help: 'Zeit, die jede Trajektorie dauert', unit: 'Zeiteinheiten' },
  noise: { label: 'Rauschen', help: 'Standardabweichung des Rauschens auf q und p; die Ableitungen bleiben rein' },
  derivatives: {
    label: 'Ableitungen',
    help: 'woher dx/dt kommt: genau (exact), aus dem Gesetz, oder aus den Zuständen, durch Vorwärtsdifferenzen (forward) oder zentrale (central)',
  },
  columns: {
    label: 'Spalten',
    help: 'welche Spalten einer Aufzeichnung t, q und p sind, etwa t=Zeit,q=Winkel[deg]; leer: nach ihren Namen',
  },
  widths: { label: 'Breiten', help: 'Einheiten jeder verborgenen Schicht' },
  activation: { label: 'Aktivierung', help: 'Nichtlinearität der verborgenen Schichten' },
  steps: { label: 'Schritte', help: 'Trainingsschritte' },
  batch: { label: 'Batch', help: 'Punkte, die für jeden Schritt gezogen werden; 0: alle Punkte', unit: 'Punkte' },
  members: {
    label: 'Mitglieder',
    help: 'Netze, die zugleich lernen, jedes von anderen Anfangsgewichten aus; das Modell ist ihr Mittel, und wo sie auseinandergehen, weiß es niemand',
  },
  time_input: {
    label: 'Zeit als Eingabe',
    help: 'ob die Netze die Zeit dessen erfahren, was das System antreibt (on) oder nicht (off)',
  },
  loss: {
    label: 'Verlust',
    help: 'was klein werden soll: der Fehler von dx/dt (derivative) oder, allein aus Zuständen, der kurzer Bewegungen durch einen Löser (rollout)',
  },
  horizon: {
    label: 'Horizont',
    help: 'Länge der kurzen Bewegungen, in Schritten von einem Punkt der Daten zum nächsten',
    unit: 'Schritte',
  },
  training_integrator: {
    label: 'Löser des Trainings',
    help: 'Verfahren für die kurzen Bewegungen, durch das hindurch abgeleitet wird',
  },
  optimizer: { label: 'Verfahren', help: 'was die Schritte macht' },
  learning_rate: { label: 'Lernrate', help: 'wie weit ein Schritt geht' },
  schedule: {
    label: 'Verlauf',
    help: 'konstant (constant) oder ein Zyklus (one-cycle): die Lernrate steigt über ein Zehntel der Schritte und fällt auf 0',
  },
  beta1: { label: 'β₁', help: 'wie viel vom mittleren Gradienten ein Schritt behält' },
  beta2: { label: 'β₂', help: 'wie viel vom mittleren Quadrat des Gradienten ein Schritt behält' },
  damping: { label: 'Dämpfung', help: 'Dämpfung von Gauß-Newton am Anfang; verrauschte Daten wollen etwa 1' },
  history: { label: 'Gedächtnis', help: 'Schritte, an die sich L-BFGS erinnert', unit: 'Schritte' },
  weight_decay: { label: 'Gewichtsabnahme', help: 'Zug der Gewichte zur 0, der zum Gradienten kommt' },
  from: { label: 'Start', help: 'Anfangszustand, q vor p; leer: der erste der Testdaten' },
  until: {
    label: 'Ende',
    help: 'wann die Bewegung endet; Sekunden beim echten Pendel, Bilder bei dem in Pixeln',
    unit: 'Zeiteinheiten',
  },
  integrator: { label: 'Löser', help: 'Verfahren für die Bewegung des Modells' },
  tolerance: { label: 'Toleranz', help: 'Fehler, den sich ein adaptives Verfahren erlaubt, relativ und absolut' },
  time_step: { label: 'Zeitschritt', help: 'Schritt eines Verfahrens mit festen Schritten', unit: 'Zeiteinheiten' },
  truth: {
    label: 'Wahrheit',
    help: 'die wahre Bewegung neben der des Modells: exakt (exact) oder mit demselben Löser (same-solver), sodass sich dessen Fehler getrennt zeigt',
  },
  pushes: {
    label: 'Stöße',
    help: 'um wie viel das gelernte H steigt und wann, bei Modellen, die ihres behalten: 1@5,-0.5@10',
  },
  direction: {
    label: 'Richtung',
    help: 'vorwärts (forward) oder hin und zurück (there-and-back): vom Ende läuft die Bewegung mit demselben Löser zum Anfang',
  },
}
