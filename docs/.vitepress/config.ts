import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { transformerStyleToClass } from '@shikijs/transformers'
import { defineConfig } from 'vitepress'
import { noInline } from '../../scripts/no-inline.mjs'
import { noticesPlugin } from '../../web/notices/notices.ts'
import { embeds } from './embed'
import { nowhere, portablePages, portableScripts } from './portable'

// Colours of code as classes: the policy of the pages allows no style in an element.
const colours = transformerStyleToClass({ classPrefix: 'code-' })

export default defineConfig({
  lang: 'en',
  title: 'HNN Playground',
  description: 'Hamiltonian neural networks: a tutorial, and how to put the playground into a page of your own.',
  base: nowhere,
  outDir: '../build/docs',
  head: [
    ['link', { rel: 'icon', href: `${nowhere}../icon.svg`, type: 'image/svg+xml' }],
    ['link', { rel: 'stylesheet', href: `${nowhere}assets/code.css` }],
  ],
  metaChunk: true,
  // The transitions would be held up by a style sheet of its own, which the policy refuses.
  appearance: { disableTransition: false },
  markdown: {
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    codeTransformers: [colours],
    config: embeds,
  },
  vite: { plugins: [portableScripts(), noticesPlugin(false)] },
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('hnn-') } } },
  buildEnd({ outDir }) {
    writeFileSync(join(outDir, 'assets/code.css'), colours.getCSS())
    portablePages(outDir)
    noInline(outDir)
  },
  themeConfig: {
    search: { provider: 'local' },
    nav: [
      { text: 'Tutorial', link: '/tutorial' },
      { text: 'Gallery', link: '/gallery' },
      { text: 'Guide', link: '/embedding' },
      { text: 'Playground', link: '/../', target: '_self' },
    ],
    sidebar: [
      {
        text: 'Learn',
        items: [
          { text: 'Ten minutes', link: '/tutorial' },
          { text: 'Twelve experiments', link: '/experiments' },
          { text: 'What comes out', link: '/results' },
          { text: 'How fast', link: '/speed' },
          { text: 'Studies', link: '/studies' },
        ],
      },
      {
        text: 'Put it into a page',
        items: [
          { text: 'Gallery', link: '/gallery' },
          { text: 'Guide for authors', link: '/embedding' },
          { text: 'Interfaces for TypeScript', link: '/api/' },
        ],
      },
      {
        text: 'Change it',
        items: [
          { text: 'One file and one row', link: '/extending' },
          { text: 'For C++', link: '/cpp' },
          { text: 'Licences', link: '/../NOTICES.txt', target: '_self' },
          { text: 'Licences of these pages', link: '/NOTICES.txt', target: '_self' },
        ],
      },
    ],
  },
})
