import type { Words } from '..'

export const controls: Words['controls'] = {
  task: 'Aufgabe',
  models: 'Modelle',
  moreSettings: 'Weitere Einstellungen',
  groups: { task: 'Aufgabe', data: 'Daten', training: 'Training', rollout: 'Bewegung' },
  nextSeed: 'Nächster Seed',
  modelIs: (in_text, sentence) => `${in_text} ${sentence}.`,
  lastModel: 'Ein Modell muss da sein.',
  needsVelocity: 'Dies braucht dq/dt, das die Aufgabe nicht angibt.',
  notInFrames: 'Dies kann seine Zustände nicht in Bildern finden.',
  cannotLearn: (task) => `Dies kann ${task} nicht lernen.`,
  mostModels: (most) => `Höchstens ${most} Modelle stehen nebeneinander: Zuerst muss eines weichen.`,
  runMotion: 'Bewegung laufen lassen',
  stopMotion: 'Bewegung anhalten',
  timeOfMotion: 'Zeitpunkt der Bewegung',
  wholeMotion: 'ganze Bewegung',
  theWholeMotion: 'die ganze Bewegung',
  seconds: 'Sekunden',
  portraitsShow: 'Gezeigt werden',
  pair: (q, p) => `${q} und ${p}`,
}
