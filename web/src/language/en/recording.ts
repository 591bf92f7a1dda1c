/** Recordings that people bring, and the choice of their columns. */
export const recording = {
  open: 'Open a recording…',
  columns: 'Columns…',
  giveUp: 'Give it up',
  useStandIn: 'Use the stand-in',
  measuredData: 'Measured data',
  noData: 'No data yet.',
  drop: 'Drop a recording here.',
  forms: 'A table with a header and columns t, q, p, or t and q alone; several trials by a column id.',
  columnsMean: (file: string) => `What the columns of ${file} mean`,
  choose:
    'Choose the time and one to four positions q; momenta p where they were measured, else they come from derivatives of q; ' +
    'and what tells trials apart, where there are several.',
  columnsAndRows: 'Columns and the first rows',
  understood: 'Understood:',
  degrees: 'Angles are in degrees',
  cancel: 'Cancel',
  learn: 'Learn from it',
  columnIs: (name: string) => `Column ${name} is`,
  takesNoFile: (task: string) => `${task} takes no file; choose “Your own data” for one.`,
  leftOut: 'left out',
  time: 'time t',
  trial: 'trial',
}
