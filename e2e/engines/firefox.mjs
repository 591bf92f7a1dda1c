// Firefox, driven over WebDriver BiDi, which it speaks by itself.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, started } from './programs.mjs'

function connected(url) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url)
    socket.onopen = () => resolve(socket)
    socket.onerror = () => reject(new Error(`Firefox does not answer at ${url}.`))
  })
}

export async function openFirefox() {
  if (!globalThis.WebSocket)
    throw new Error('This Node has no WebSocket unless it is asked for: begin with node --experimental-websocket.')
  const profile = mkdtempSync(join(tmpdir(), 'hnn-firefox-'))
  const port = await freePort()
  const args = ['--headless', '--no-remote', '--profile', profile, `--remote-debugging-port=${port}`]
  const firefox = await started(
    'firefox-esr',
    args,
    { env: { ...process.env, MOZ_HEADLESS_WIDTH: '1280', MOZ_HEADLESS_HEIGHT: '900' } },
    () => connected(`ws://127.0.0.1:${port}/session`),
  )
  const socket = firefox.value
  const waiting = new Map()
  socket.onmessage = ({ data }) => {
    const { id, type, result, message } = JSON.parse(data)
    const answer = waiting.get(id)
    waiting.delete(id)
    if (type === 'error') answer?.reject(new Error(`Firefox: ${message}`))
    else answer?.resolve(result)
  }
  let last = 0
  const ask = (method, params) =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject })
      socket.send(JSON.stringify({ id: last, method, params }))
    })
  await ask('session.new', { capabilities: {} })
  const { contexts } = await ask('browsingContext.getTree', {})
  const { context } = contexts[0]
  return {
    name: 'Firefox',
    goto: (url) => ask('browsingContext.navigate', { context, url, wait: 'complete' }),
    reload: () => ask('browsingContext.reload', { context, wait: 'complete' }),
    evaluate: async (source) => {
      const expression = `JSON.stringify(${source})`
      const { result, exceptionDetails } = await ask('script.evaluate', {
        expression,
        target: { context },
        awaitPromise: true,
      })
      if (exceptionDetails) throw new Error(`Firefox: ${exceptionDetails.text}`)
      return result.value === undefined ? undefined : JSON.parse(result.value)
    },
    perform: (actions) => ask('input.performActions', { context, actions }),
    close: async () => {
      await ask('session.end', {}).catch(() => {})
      socket.close()
      firefox.end()
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
