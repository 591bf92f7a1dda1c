import { words } from '../../language'
import type { Playground } from '../state/playground'
import { isPushed } from '../state/pushes'
import { modelNamed, type Solver } from '../state/table'
import { rough } from './numbers'

/** Where the ways back land, and why; nothing where none was asked for. */
export function wayBackTexts({ truth, models, table, experiment }: Playground): string[] {
  const said = words().wayBack
  const all = [
    { who: said.truth, rollout: truth },
    ...[...models].map(([id, { rollout }]) => ({ who: modelNamed(table, id).in_text, rollout })),
  ].flatMap(({ who, rollout }) => (rollout?.back ? [{ who, back: rollout.back }] : []))
  if (all.length === 0) return []
  const landed = all.filter(({ back }) => back.leftAt === null)
  const solver = table.solvers.find(({ id }) => id === experiment.integrator)
  const exact = truth?.back && experiment.truth === 'exact' && !solver?.adaptive ? table.solvers[0]?.title : undefined
  return [
    landed.length > 0 ? said.lands(landed.map(({ who, back }) => [who, rough(back.landing)] as const)) : '',
    ...all.filter(({ back }) => back.leftAt !== null).map(({ who }) => said.runsOff(who)),
    solver ? because(solver) : '',
    exact ? said.truthBy(exact) : '',
    isPushed(experiment) ? said.pushes : '',
  ].filter((text) => text !== '')
}

function because({ title, reversible, adaptive }: Solver): string {
  const said = words().wayBack
  return reversible ? said.reversible(title) : adaptive ? said.adaptive(title) : said.irreversible(title)
}
