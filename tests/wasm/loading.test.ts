// The ways to load the module in Node. In a page and its workers it is loaded by the tests of the page.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import createHnn from '@wasm/hnn.mjs'
import { expect, it } from 'vitest'

const built = (name: string) => new URL(`../../build/wasm/${name}`, import.meta.url)
const table = async (...options: Parameters<typeof createHnn>) => JSON.parse((await createHnn(...options)).table())

it('loads its own file', async () => {
  expect(await table()).toHaveProperty('tasks')
})

it('loads in plain Node, with no bundler', () => {
  const program = `import createHnn from '${built('hnn.mjs')}'; console.log((await createHnn()).table())`
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' })
  expect(JSON.parse(output)).toHaveProperty('tasks')
})

it('takes bytes, a compiled module or the place of the file', async () => {
  const wasmBinary = readFileSync(built('hnn.wasm'))
  expect(await table({ wasmBinary })).toEqual(await table())
  expect(await table({ wasmModule: await WebAssembly.compile(wasmBinary) })).toEqual(await table())
  expect(await table({ locateFile: (name) => fileURLToPath(built(name)) })).toEqual(await table())
})

it('rejects bytes that are no module', async () => {
  await expect(createHnn({ wasmBinary: new Uint8Array([1, 2, 3, 4]) })).rejects.toThrow(WebAssembly.CompileError)
})

it('gives each caller memory of its own', async () => {
  const [one, other] = await Promise.all([createHnn(), createHnn()])
  const trainer = new one.Trainer({ task: 'spring' })
  expect(trainer).toBeInstanceOf(one.Trainer)
  expect(trainer).not.toBeInstanceOf(other.Trainer)
  trainer.delete()
})

it('agrees with the command line on the table of settings', async () => {
  expect(await table()).toEqual(JSON.parse(readFileSync(built('table.json'), 'utf8')))
})
