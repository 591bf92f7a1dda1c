// npm start: sets up, builds and serves the built page on this machine.
import { parseArgs } from 'node:util'
import { build } from './build.mjs'
import { main } from './command.mjs'
import { setUp } from './setup.mjs'

await main(async () => {
  const { values } = parseArgs({ options: { port: { type: 'string', default: process.env.PORT ?? '4173' } } })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Error(`The port is "${values.port}", but must be a whole number from 1 to 65535.`)
  }
  setUp()
  build()

  const { preview } = await import('vite')
  try {
    await preview({ configFile: 'web/vite.config.ts', preview: { port } })
  } catch (error) {
    throw new Error(`The page cannot be served: ${error.message}. For another port: npm start -- --port NUMBER`)
  }
  console.log(`\nThe playground is at http://127.0.0.1:${port}/ until you press Ctrl+C.`)
})
