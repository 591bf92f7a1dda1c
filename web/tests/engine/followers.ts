import createHnn from '@wasm/hnn.mjs'
import { afterEach } from 'vitest'
import { follow } from '../../src/engine/follow'

const open = new Set<MessagePort>()
afterEach(() => {
  for (const port of open) port.close()
  open.clear()
})

/** These ports are closed after the test. */
export function closing<Ports extends readonly MessagePort[]>(ports: Ports): Ports {
  for (const port of ports) open.add(port)
  return ports
}

function channel(): [MessagePort, MessagePort] {
  const { port1, port2 } = new MessageChannel()
  return closing([port1, port2])
}

/** Ports to so many followers, each with an instance of the module to itself, as in a worker. */
export function followers(count: number): MessagePort[] {
  return Array.from({ length: count }, () => {
    const [port, theirs] = channel()
    follow(theirs, () => createHnn())
    return port
  })
}

/** A port to one that says it is ready, and then gives no answer. */
export function silent(): MessagePort {
  const [port, theirs] = channel()
  theirs.onmessage = ({ data }) => {
    if ('link' in data) theirs.postMessage(data.link)
  }
  return port
}
