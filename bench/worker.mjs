import createHnn from '/build/wasm/hnn.mjs'
import { measure } from './measure.mjs'

addEventListener('message', async ({ data }) => {
  const hnn = await createHnn({ locateFile: (name) => `/build/wasm/${name}` })
  postMessage(measure(hnn, data))
})
