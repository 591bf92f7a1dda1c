// The programs that a test needs beside it: started, waited for, ended.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'

/** A port that nobody listens on. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/** Starts a program and waits until `ready`, which is given its process, finds something; ended by the function that this gives. */
export async function started(command, args, options, ready) {
  const child = spawn(command, args, { stdio: 'ignore', ...options })
  let isGone = false
  const gone = new Promise((_, reject) => {
    const go = (error) => {
      isGone = true
      reject(error)
    }
    child.once('error', go)
    child.once('exit', (status) => go(new Error(`${command} ended with ${status} before it was ready.`)))
  })
  gone.catch(() => {})
  const reached = async () => {
    while (!isGone) {
      const found = await ready(child).catch(() => null)
      if (found) return found
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    return gone
  }
  const value = await Promise.race([reached(), gone])
  return { value, end: () => child.kill() }
}
