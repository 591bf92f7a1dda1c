import type { Words } from '..'

export const views: Words['views'] = {
  at: (symbol, time) => `bei ${symbol} = ${time}`,
  stepIs: (step) => `Schritt ${step}`,
  trainingStep: 'Trainingsschritt',
  portraitOf: (model, q, p, field, contours) =>
    `${model}: ${q} und ${p} mit den Daten${shown(field, contours)}, der wahren und der vorhergesagten Bewegung`,
  startOutside: (q, p) => `Der Anfang, ${q} und ${p}, liegt außerhalb der Darstellung: Ihre Achsen sind die der Daten.`,
  ensemble: (members, shading) =>
    `Jedes Modell ist das Mittel von ${members} Netzen. Wie weit diese auseinandergehen, ist als Band um jede seiner Kurven außer den Trainingsverlusten ` +
    `zu sehen${shading ? ' und als Schattierung seines Porträts' : ''}.`,
  motionOutside: (coordinate) =>
    `Die wahre Bewegung verlässt die Darstellung, deren Achsen die der Daten sind: ${coordinate} geht darüber hinaus.`,
  startInPortrait: (model) => `Anfangszustand im Porträt: ${model}`,
  slider2d: 'zweidimensionaler Schieberegler',
  orbitsOf: (who, bodies) =>
    `${who}: Bahnen von ${bodies} Körpern in der Ebene, jeder mit seiner Nummer, und ein Kreuz in ihrem Schwerpunkt`,
  startOfBody: (body) => `Start von Körper ${body}`,
  centreOfMass: 'Schwerpunkt',
  totalMomentum: 'Gesamtimpuls',
  collide: (when) => `die Körper stoßen zusammen ${when}`,
  leftPlane: (when) => `verließ die Ebene ${when}`,
  rodsOf: (who) => `${who}: zwei schwingende Stäbe, einer hängt am Ende des anderen`,
  startOfInnerRod: 'Start des inneren Stabes',
  startOfOuterRod: 'Start des äußeren Stabes',
  system: (who) => `Das System in Bewegung, übereinander: ${who}; die Wahrheit im Umriss.`,
  drawingFrames: 'Die Bilder entstehen…',
  filmRow: 'Die Bewegung, Bild für Bild aus den eigenen Zuständen jedes Modells dekodiert',
  poseRow: 'Das erste Bild: Das Pendel lässt sich ziehen. Was Encoder und Decoder jedes Modells daraus machen',
  trueFilm: 'Die wahre Bewegung, in Bildern',
  predictedFilm: (model) => `Die Bewegung, wie ${model} sie vorhersagt, in Bildern`,
  reconstructed: (model) => `Das erste Bild, wie ${model} es rekonstruiert`,
  errorIs: (error) => `Fehler ${error} (MSE)`,
  firstFrame: 'Das erste Bild',
  pendulumAtStart: 'Pendel am Anfang',
  angleAndVelocity: (angle, velocity) => `Winkel ${angle} rad, Winkelgeschwindigkeit ${velocity} rad/s`,
  velocityAtStart: 'Winkelgeschwindigkeit am Anfang (rad/s)',
  latentTitle: (model) => `${model}: latente Ebene`,
  latentPlaneOf: (model, contours) =>
    `Latente Ebene, ${model}: Testbilder als Punkte${shown(true, contours)}, der wahren Bewegung, wie der Encoder sie sieht, ` +
    'und der vorhergesagten Bewegung',
  latentFound: 'Was die Autoencoder gefunden haben',
  allTestFrames: 'über alle Testbilder',
  someTestFrames: 'über einige Testbilder',
  testLossAndChecks: 'Testverlust und Proben',
  checks: {
    reconstruction: { title: 'Rekonstruktion', help: 'mittlerer quadratischer Fehler dekodierter Bilder' },
    canonical: { title: 'Kanonische Koordinaten', help: 'z₂ sollte sein, worum sich z₁ in einem Bild ändert' },
    latent: { title: 'Latente Bewegung (zählt 0,1)', help: 'vorhergesagte gegen kodierte Änderung von z' },
    probeR2: { title: 'Probe R²', help: 'von Winkel und Geschwindigkeit, linear von z abgelesen' },
    poissonBracket: { title: 'Poisson-Klammer {z₁, z₂}', help: 'negativ: z drehen sich falsch herum' },
  },
  hints: {
    plane:
      'Den runden Griff ziehen, oder ihn fokussieren und die Pfeiltasten verwenden, um die Bewegung anderswo zu beginnen.',
    bodies:
      'Den runden Griff eines Körpers ziehen, oder ihn fokussieren und die Pfeiltasten verwenden, damit er anderswo beginnt; seine Geschwindigkeit bleibt.',
    rods: 'Den runden Griff einer Masse ziehen, oder ihn fokussieren und die Pfeiltasten verwenden, damit ihr Stab bei einem anderen Winkel beginnt; die Impulse bleiben.',
    frames:
      'Das Pendel im ersten Bild ziehen, oder es fokussieren und die Pfeiltasten verwenden, um die Bewegung anderswo zu beginnen.',
  },
}

function shown(field: boolean, contours: boolean): string {
  return `${field ? ', dem gelernten Vektorfeld' : ''}${contours ? ', Höhenlinien der gelernten Energie' : ''}`
}
