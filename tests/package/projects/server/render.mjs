import { HnnPlayground } from 'hnn-playground'
import { HnnPlayground as TheSame } from 'hnn-playground/element'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'

if (HnnPlayground !== TheSame) throw new Error('There are two classes.')
const settings = { task: 'spring', widths: '16,16', trajectories: 10, points: 10, seed: 5, steps: 20 }
const body = renderToString(createElement('hnn-playground', settings, createElement('p', null, 'Two networks learn.')))
const script = '../node_modules/hnn-playground/build/package/index.js'
console.log(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page from a server</title>
  <script type="module" src="${script}"></script></head><body>${body}</body></html>`)
