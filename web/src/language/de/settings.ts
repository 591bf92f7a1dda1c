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
  trajectories: {
    label: 'Trajektorien',
    help: 'Trajektorien in den Daten; die letzten dienen dem Test: die Hälfte, bei Körpern und Filmen ein Fünftel',
  },
  points: { label: 'Punkte', help: 'Punkte auf jeder Trajektorie' },
  noise: { label: 'Rauschen', help: 'Standardabweichung des Rauschens auf q und p; die Ableitungen bleiben rein' },
  derivatives: {
    label: 'Ableitungen',
    help: 'wie dx/dt aus einer Aufzeichnung gebildet wird: aus Vorwärtsdifferenzen (forward) oder zentralen (central)',
  },
  columns: {
    label: 'Spalten',
    help: 'welche Spalten einer Aufzeichnung t, q und p sind, etwa t=Zeit,q=Winkel[deg]; leer: nach ihren Namen',
  },
  widths: { label: 'Breiten', help: 'Einheiten jeder verborgenen Schicht' },
  activation: { label: 'Aktivierung', help: 'Nichtlinearität der verborgenen Schichten' },
  steps: { label: 'Schritte', help: 'Trainingsschritte' },
  batch: { label: 'Batch', help: 'Punkte, die für jeden Schritt gezogen werden; 0: alle Punkte', unit: 'Punkte' },
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
