// One fresh process: the module's file and what to measure, as JSON, in the arguments; the figures as JSON on the standard
// output.
import { measure } from './measure.mjs'

const [, , module, order] = process.argv
const { default: createHnn } = await import(module)
const { workloads, profile } = JSON.parse(order)
console.log(JSON.stringify(measure(await createHnn(), workloads, profile)))
