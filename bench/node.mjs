// One fresh process: what to measure as JSON in the first argument, the figures as JSON on the standard output.
import createHnn from '../build/wasm/hnn.mjs'
import { measure } from './measure.mjs'

const { workloads, profile } = JSON.parse(process.argv[2])
console.log(JSON.stringify(measure(await createHnn(), workloads, profile)))
