export const torch = {
  title: 'In PyTorch',
  about:
    'One script repeats H, dx/dt and the motion shown from the saved weights, the other trains the same experiment from ' +
    'scratch, on the data.',
  none: (model: string) => `There is no script of ${model}: a part of it is the task’s own.`,
  following: 'Repeats the motion',
  training: 'Trains from scratch',
  followingOf: (model: string) => `the script that repeats the motion of ${model}`,
  trainingOf: (model: string) => `the script that trains ${model}`,
  framed: 'What is learned from frames can’t be trained from a CSV file.',
  noOptimizer: (optimizer: string) => `PyTorch trains by other optimizers than ${optimizer}: there is no script of it.`,
  ensemble: 'There are no scripts of several networks at once.',
  driven: 'There are no scripts of systems whose H depends on the time.',
  fromStates: 'There is no script of training by short motions through a solver.',
  pushed: 'The script leaves out the energy that was added.',
  learnedFrom: 'What the networks learn from',
  data: 'Data (CSV)',
  save: 'Save',
  saveWhat: (what: string) => `Save ${what}`,
}
