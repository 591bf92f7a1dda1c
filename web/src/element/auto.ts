import { defineElement } from './define'

export { HnnPlayground } from './hnn-playground'

// Whoever loads this has the element.
defineElement()
