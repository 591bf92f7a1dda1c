// One fresh process: workloads as JSON in the first argument, their times as JSON on the standard output.
import createHnn from '../build/wasm/hnn.mjs'
import { measure } from './measure.mjs'

console.log(JSON.stringify(measure(await createHnn(), JSON.parse(process.argv[2]))))
