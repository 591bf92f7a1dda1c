// How the manifest of the element is made: its attributes are those in its doc comment, and every setting of the core's table.
import { readFileSync } from 'node:fs'

const { settings } = JSON.parse(readFileSync(new URL('../../build/wasm/table.json', import.meta.url), 'utf8'))

const attributes = settings.map(({ name, help, right, choices }) => ({
  name: name.replaceAll('_', '-'),
  fieldName: name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase()),
  type: { text: choices ? choices.map((choice) => `'${choice}'`).join(' | ') : 'string' },
  description: `${help}: ${right}`,
}))

/** By the names that an importer knows; what is the class's own affair is left out. */
const asPackaged = {
  name: 'as-packaged',
  packageLinkPhase({ customElementsManifest: manifest }) {
    const declarations = manifest.modules.flatMap(({ declarations }) => declarations)
    const element = declarations.find(({ tagName }) => tagName)
    const { members, superclass, ...rest } = element
    const isPublic = ({ privacy, static: ofClass, name }) =>
      privacy === undefined && !ofClass && !name.endsWith('Callback')
    const declaration = {
      ...rest,
      members: [
        ...members.filter(isPublic),
        ...attributes.map(({ fieldName: name, type, description }) => ({ kind: 'field', name, type, description })),
      ],
      attributes: [...(rest.attributes ?? []), ...attributes],
      superclass: { name: 'HTMLElement' },
    }
    const exported = (path) => ({ kind: 'js', name: element.name, declaration: { name: element.name, module: path } })
    manifest.modules = [
      {
        kind: 'javascript-module',
        path: 'build/package/element.js',
        declarations: [declaration],
        exports: [exported('build/package/element.js')],
      },
      {
        kind: 'javascript-module',
        path: 'build/package/index.js',
        declarations: [],
        exports: [
          exported('build/package/element.js'),
          {
            kind: 'custom-element-definition',
            name: element.tagName,
            declaration: { name: element.name, module: 'build/package/element.js' },
          },
        ],
      },
    ]
  },
}

export default {
  globs: ['web/src/element/hnn-playground.ts'],
  outdir: 'build/package',
  packagejson: false,
  plugins: [asPackaged],
}
