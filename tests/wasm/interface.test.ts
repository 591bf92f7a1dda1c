// wasm/hnn.d.ts is written by hand: here it meets the module that was built.
import { readFileSync } from 'node:fs'
import createHnn, { type Hnn } from '@wasm/hnn.mjs'
import { beforeAll, describe, expect, it } from 'vitest'

const declarations = readFileSync(new URL('../../wasm/hnn.d.ts', import.meta.url), 'utf8')

/** The names of the members of an interface or class of hnn.d.ts, which is formatted: members are two spaces in. */
function declaredMembers(name: string): string[] {
  const body = new RegExp(`^export (?:class|interface) ${name} \\{\\n([^]*?)^\\}`, 'm').exec(declarations)?.[1] ?? ''
  return [...body.matchAll(/^ {2}(?:readonly )?(\w+)[?:(]/gm)].map((match) => match[1] ?? '').sort()
}

let hnn: Hnn
beforeAll(async () => {
  hnn = await createHnn()
})

describe('hnn.d.ts', () => {
  it('declares the members of Trainer, all of them and no other', () => {
    const ofEveryClass = ['clone', 'deleteLater', 'isAliasOf', 'isDeleted'] // given by Embind
    const prototypes = [hnn.Trainer.prototype, Object.getPrototypeOf(hnn.Trainer.prototype)]
    const members = prototypes.flatMap((prototype) => Object.getOwnPropertyNames(prototype))
    const own = members.filter((name) => !ofEveryClass.includes(name))
    expect([...new Set(own)].sort()).toEqual(declaredMembers('Trainer'))
  })

  it('declares functions and classes that the module has', () => {
    const declared = declaredMembers('Hnn')
    expect(declared).toContain('Trainer')
    for (const name of declared) expect(hnn, name).toHaveProperty(name, expect.any(Function))
  })
})
