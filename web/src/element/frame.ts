import type { FromFrame, ToFrame } from './frame-protocol'
import type { HnnPlayground } from './hnn-playground'
import type { PlaygroundValue } from './value'

/** What the window around a frame is told, and what it may ask: `send` posts to it, `hear` is given what it has posted. */
export interface Around {
  send(message: FromFrame): void
  /** The frame is as high as it asks to be from now on. */
  fit(): void
  hear(listener: (message: unknown, reply: (message: FromFrame) => void) => void): void
}

const told = {
  'hnn-ready': (state: PlaygroundValue): FromFrame => ({ hnn: 'ready', state }),
  'hnn-change': (state: PlaygroundValue): FromFrame => ({ hnn: 'change', state }),
  'hnn-progress': (progress): FromFrame => ({ hnn: 'progress', progress }),
  'hnn-done': (learned): FromFrame => ({ hnn: 'done', learned }),
  'hnn-error': (fault): FromFrame => ({ hnn: 'error', fault }),
} as const satisfies Record<string, (detail: never) => FromFrame>

/** Tells the window around a frame what its playground does, and does what it asks. */
export function speakThrough(element: HnnPlayground, around: Around): void {
  for (const [name, message] of Object.entries(told))
    element.addEventListener(name, (event) => around.send(message((event as CustomEvent<never>).detail)))
  around.hear((message, reply) => {
    if (!isAsked(message)) return
    if (message.hnn === 'set') element.state = message.state
    else if (message.hnn === 'get') reply({ hnn: 'state', state: element.state, id: message.id })
    else if (message.hnn === 'fit') around.fit()
    else void element[message.hnn]().catch(() => {})
  })
}

function isAsked(message: unknown): message is ToFrame {
  const { hnn, state } = (message ?? {}) as { hnn?: unknown; state?: unknown }
  if (hnn === 'set') return typeof state === 'object' && state !== null
  return hnn === 'get' || hnn === 'fit' || hnn === 'train' || hnn === 'pause' || hnn === 'reset'
}
