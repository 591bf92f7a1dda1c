import { partsOf } from './app/state/address'
import { defineElement } from './element/define'
import { speakThrough } from './element/frame'
import type { HnnPlayground } from './element/hnn-playground'
import { attributeOf } from './element/setting-names'

// A page that only holds the element: what its address says are the element's attributes.
const element = document.querySelector('hnn-playground') as HnnPlayground
for (const part of partsOf(location.search)) {
  const [name = '', value = ''] = part.split('=')
  if (/^[a-z_-]+$/.test(name)) element.setAttribute(attributeOf(name), decodeURIComponent(value.replaceAll('+', ' ')))
}
speakThrough(element, {
  send: (message) => {
    if (parent !== window) parent.postMessage(message, '*')
  },
  fit: () => document.documentElement.toggleAttribute('data-fits', true),
  hear: (listener) =>
    addEventListener('message', ({ data, source }) => {
      if (source === parent) listener(data, (reply) => parent.postMessage(reply, '*'))
    }),
})
new ResizeObserver(() => {
  const { height } = element.getBoundingClientRect()
  if (parent !== window) parent.postMessage({ hnn: 'height', height: Math.ceil(height) }, '*')
}).observe(element)
defineElement()
