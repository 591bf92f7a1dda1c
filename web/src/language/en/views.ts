/** Portraits, planes, films, and their handles. Models are named by their titles (“Hamiltonian network”). */
export const views = {
  at: (symbol: string, time: string) => `at ${symbol} = ${time}`,
  stepIs: (step: number) => `step ${step}`,
  trainingStep: 'training step',
  portraitOf: (model: string, q: string, p: string, field: boolean, contours: boolean) =>
    `${model}: ${q} and ${p} with the data${shown(field, contours)}, the true motion and the predicted motion`,
  startOutside: (q: string, p: string) =>
    `The start, ${q} and ${p}, lies outside the plot: its axes are those of the data.`,
  ensemble: (members: number, shading: boolean) =>
    `Each model is the mean of ${members} networks. How far these part shows as a band about each of its curves but the training losses` +
    `${shading ? ', and as shading of its portrait' : ''}.`,
  motionOutside: (coordinate: string) =>
    `The true motion leaves the plot, whose axes are those of the data: ${coordinate} goes on beyond it.`,
  startInPortrait: (model: string) => `Start state in the portrait of the ${model}`,
  slider2d: 'two-dimensional slider',
  orbitsOf: (who: string, bodies: number) =>
    `${who}: orbits of ${bodies} bodies in the plane, each with its number, and a cross at their centre of mass`,
  startOfBody: (body: number) => `Start of body ${body}`,
  centreOfMass: 'centre of mass',
  totalMomentum: 'total momentum',
  collide: (when: string) => `the bodies collide ${when}`,
  leftPlane: (when: string) => `left the plane ${when}`,
  rodsOf: (who: string) => `${who}: two rods, one hanging from the end of the other, as they swing`,
  startOfInnerRod: 'Start of the inner rod',
  startOfOuterRod: 'Start of the outer rod',
  system: (who: string) => `The system in motion, one over another: ${who}; the truth in outline.`,
  drawingFrames: 'Drawing the frames…',
  filmRow: 'The motion, decoded frame by frame from each model’s own states',
  poseRow: 'The first frame: drag the pendulum. What each model’s encoder and decoder make of it',
  trueFilm: 'The true motion, in frames',
  /** from here on models are named as in texts (“the baseline”) */
  predictedFilm: (model: string) => `The motion as ${model} predicts it, in frames`,
  reconstructed: (model: string) => `The first frame as ${model} reconstructs it`,
  errorIs: (error: string) => `error ${error} (MSE)`,
  firstFrame: 'The first frame',
  pendulumAtStart: 'Pendulum at the start',
  angleAndVelocity: (angle: string, velocity: string) => `angle ${angle} rad, angular velocity ${velocity} rad/s`,
  velocityAtStart: 'Angular velocity at the start (rad/s)',
  latentTitle: (model: string) => `${model}: latent plane`,
  latentPlaneOf: (model: string, contours: boolean) =>
    `Latent plane of the ${model}: test frames as points${shown(true, contours)}, the true motion as the encoder sees it and ` +
    'the predicted motion',
  latentFound: 'What the autoencoders have found',
  allTestFrames: 'over all test frames',
  someTestFrames: 'over some test frames',
  testLossAndChecks: 'Test loss and checks',
  checks: {
    reconstruction: { title: 'Reconstruction', help: 'mean square error of decoded frames' },
    canonical: { title: 'Canonical coordinates', help: 'z₂ should be what z₁ changes by in a frame' },
    latent: { title: 'Latent motion (counts 0.1)', help: 'predicted against encoded change of z' },
    probeR2: { title: 'Probe R²', help: 'of angle and velocity, read off z by a linear map' },
    poissonBracket: { title: 'Poisson bracket {z₁, z₂}', help: 'negative: z turn the wrong way' },
  },
  hints: {
    plane: 'Drag the round handle, or focus it and use the arrow keys, to start the motion elsewhere.',
    bodies:
      'Drag a body’s round handle, or focus it and use the arrow keys, to start that body elsewhere; its velocity stays.',
    rods: 'Drag a bob’s round handle, or focus it and use the arrow keys, to start that rod at another angle; the momenta stay.',
    frames: 'Drag the pendulum in the first frame, or focus it and use the arrow keys, to start the motion elsewhere.',
  },
}

function shown(field: boolean, contours: boolean): string {
  return `${field ? ', the learned vector field' : ''}${contours ? ', contours of the learned energy' : ''}`
}
