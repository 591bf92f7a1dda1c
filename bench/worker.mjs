import createHnn from '/build/wasm/hnn.mjs'
import { measure } from './measure.mjs'

addEventListener('message', async ({ data: { workloads, profile } }) => {
  const hnn = await createHnn({ locateFile: (name) => `/build/wasm/${name}` })
  postMessage(measure(hnn, workloads, profile))
})
