import { measure } from './measure.mjs'

addEventListener('message', async ({ data: { workloads, profile } }) => {
  const { default: createHnn } = await import('/build/hnn.mjs')
  const hnn = await createHnn({ locateFile: (name) => `/build/${name}` })
  postMessage(measure(hnn, workloads, profile))
})
