import { defineElement } from './define'

export * from './index'

// Whoever loads this has the element.
defineElement()
