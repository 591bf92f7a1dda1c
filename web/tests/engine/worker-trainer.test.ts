import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import createHnn, { type Settings, type Trainer } from '@wasm/hnn.mjs'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, describe, expect, expectTypeOf, it } from 'vitest'
import { json } from '../../../tests/cli/program'
import { literalUrls } from '../../literal-urls'
import type * as Engine from '../../src/engine'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const settings: Settings = { task: 'spring', widths: [8], trajectories: 5, seed: 2 }

let folder: string
let engine: typeof Engine
const trainers: Engine.WorkerTrainer[] = []

/** As somebody has it who has installed it: Node starts no worker that is written in TypeScript. */
beforeAll(async () => {
  folder = mkdtempSync(here('../../../build/engine-'))
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    resolve: { alias: { '@wasm': here('../../../build/wasm') } },
    plugins: [literalUrls()],
    build: {
      outDir: folder,
      target: 'es2022',
      lib: { entry: here('../../src/engine/index.ts'), fileName: 'engine', formats: ['es'] },
      rolldownOptions: { output: { chunkFileNames: '[name].js' } },
    },
  })
  engine = await import(pathToFileURL(join(folder, 'engine.js')).href)
})

afterEach(async () => {
  await Promise.all(trainers.splice(0).map((trainer) => trainer.delete()))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function begun(changes: Settings = {}, data?: Uint8Array): Promise<Engine.WorkerTrainer> {
  const trainer = await engine.createWorkerTrainer({ ...settings, ...changes }, data)
  trainers.push(trainer)
  return trainer
}

describe('createWorkerTrainer', () => {
  it('trains to the bits of a Trainer and of the command line', async () => {
    const hnn = await createHnn()
    const here = new hnn.Trainer(settings)
    const trainer = await begun()
    expect(await trainer.step).toBe(0)
    expect(await trainer.train(20)).toEqual(here.train(20))
    expect(await trainer.step).toBe(20)
    const evaluation = await trainer.evaluate()
    expect(evaluation).toEqual(here.evaluate())
    const flags = ['--widths', '8', '--trajectories', '5', '--seed', '2', '--steps', '20']
    expect(evaluation.weightsHash).toBe(json('train', 'spring', ...flags).weights_hash)
    const x = Float32Array.of(1, 0, 0.5, -0.5)
    expect(await trainer.timeDerivative(x)).toEqual(here.timeDerivative(x))
    expect(x).toHaveLength(4)
    expect(await trainer.rollout({ until: 1, points: 3 })).toEqual(here.rollout({ until: 1, points: 3 }))
    expect(await trainer.save({ moments: true })).toEqual(here.save({ moments: true }))
    expect(await trainer.dataset()).toEqual(here.dataset())
    here.delete()
  })

  it('has every member of Trainer, by its type and at work', async () => {
    const hnn = await createHnn()
    expectTypeOf<keyof Engine.WorkerTrainer>().toEqualTypeOf<keyof Trainer>()
    expectTypeOf<Engine.WorkerTrainer['hamiltonian']>().toEqualTypeOf<(x: Float32Array) => Promise<Float32Array>>()
    expectTypeOf<Engine.WorkerTrainer['step']>().toEqualTypeOf<Promise<number>>()
    const ofEveryClass = ['constructor', 'clone', 'deleteLater', 'isAliasOf', 'isDeleted']
    const prototypes = [hnn.Trainer.prototype, Object.getPrototypeOf(hnn.Trainer.prototype)]
    const members = prototypes.flatMap((prototype) => Object.getOwnPropertyNames(prototype))
    const own = new Set(members.filter((name) => !ofEveryClass.includes(name)))
    expect(Object.keys(await begun()).sort()).toEqual([...own].sort())
  })

  it('passes every refusal on as its sentence, and goes on', async () => {
    await expect(begun({ task: 'nonsense' })).rejects.toThrow(
      /^The setting task is "nonsense", but it has to be spring/,
    )
    await expect(begun({}, new Uint8Array(3))).rejects.toThrow(/takes no file/)
    const trainer = await begun({ model: 'baseline' })
    await expect(trainer.hamiltonian(Float32Array.of(1, 0))).rejects.toThrow(/^[A-Z][^\n]*\.$/)
    await expect(trainer.load(new Uint8Array(3))).rejects.toThrow(Error)
    await trainer.train(1)
    expect(await trainer.step).toBe(1)
  })

  it('takes a recording', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => [i / 10, Math.cos(i / 10), -Math.sin(i / 10)].join(','))
    const data = new TextEncoder().encode(['t,q,p', ...rows].join('\n'))
    const { trajectories: _, ...others } = settings
    const trainer = await engine.createWorkerTrainer({ ...others, task: 'own-data' }, data)
    trainers.push(trainer)
    expect((await trainer.dataset()).source).toBe('measured')
  })

  it('ends its worker when it is deleted, and says so to what was asked and will be', async () => {
    const trainer = await begun()
    const long = expect(trainer.train(1e9)).rejects.toThrow('The trainer has been deleted; create another.')
    await trainer.delete()
    await long
    await expect(trainer.step).rejects.toThrow('has been deleted')
    await trainer.delete()
  })

  it('says in one sentence that its worker can’t be had', async () => {
    const file = join(folder, 'trainer-worker.js')
    const code = readFileSync(file)
    writeFileSync(file, 'throw new Error("Out of order.")')
    await expect(begun()).rejects.toThrow('The trainer’s worker has ended (Out of order.); create another.')
    writeFileSync(file, code)
  })
})

describe('as it is built', () => {
  it('names its worker and the module in a way that bundlers, browsers and Node know', () => {
    const modules = readdirSync(folder).filter((name) => name.endsWith('.js'))
    const text = modules.map((name) => readFileSync(join(folder, name), 'utf8').replace(/\s/g, '')).join()
    const named = text.match(/(newWorker\()?newURL\([^()]+,import\.meta\.url\)(,\{type:"module"\})?/g)
    expect([...new Set(named)].sort()).toEqual([
      'newURL("./hnn.wasm",import.meta.url)',
      'newWorker(newURL("./trainer-worker.js",import.meta.url),{type:"module"}',
    ])
    expect(text.match(/from"node:|import\(|data:application\/wasm/)).toBeNull()
  })
})
