/** The recipe of the training. A sentence of three parts has a link in its middle, to the other recipe. */
export const recipe = {
  title: 'Recipe of the training',
  names: { fast: 'Fast', paper: 'The paper’s' },
  followed: {
    fast: ['Trained by a fast recipe, of fewer and better steps;', 'the paper’s own', 'is one click away.'],
    paper: ['Trained by the paper’s own recipe;', 'a fast one, of fewer and better steps,', 'is one click away.'],
  },
  chosen: ['Trained by settings that were chosen here;', 'the fast recipe', 'is one click away.'],
  paperIsOfPaper:
    'The figures named “paper” are of the paper’s own recipe of training, the others of the one followed here.',
}
