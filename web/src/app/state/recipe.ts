import { type Experiment, type Recipe, recipeOf, type Table, taskOf, type Value } from './table'
import { sameValue } from './values'

/** What has no choice made about it, by task, convention and recipe. */
export function defaultsOf(table: Table, experiment: Experiment): Experiment {
  const { defaults, fast_defaults } = taskOf(table, experiment)
  const byConvention = recipeOf(experiment) === 'fast' ? fast_defaults : defaults
  return byConvention[experiment.convention === 'paper' ? 'paper' : 'code']
}

/** What the recipe decides: its defaults of all that the other has other defaults for. */
export function decidedIn(table: Table, experiment: Experiment): Experiment {
  const own = defaultsOf(table, experiment)
  const other = defaultsOf(table, { ...experiment, recipe: otherThan(recipeOf(experiment)) })
  return Object.fromEntries(Object.entries(own).filter(([name, value]) => !sameValue(value, other[name])))
}

export function otherThan(recipe: Recipe): Recipe {
  return recipe === 'fast' ? 'paper' : 'fast'
}

/** Whether there is a choice in this task. */
export function hasRecipes(table: Table, experiment: Experiment): boolean {
  return Object.keys(decidedIn(table, experiment)).some((name) => name !== 'recipe')
}

/** The recipe that is followed in all that it decides; null where something else was chosen. */
export function recipeFollowed(table: Table, experiment: Experiment): Recipe | null {
  const isFollowed = ([name, value]: [string, Value]) => sameValue(experiment[name], value)
  return Object.entries(decidedIn(table, experiment)).every(isFollowed) ? recipeOf(experiment) : null
}
