// WebKit, as Safari has it: Debian's WebKitGTK through its own WebDriver, on a screen of its own.
import { freePort, started } from './programs.mjs'

const browser = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser'
const environment = {
  ...process.env,
  WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', // a sandbox within a container is refused
  WEBKIT_DISABLE_COMPOSITING_MODE: '1',
  LANG: 'en_US.UTF-8',
}

export async function openWebKit() {
  // It takes a free number by itself, and writes which.
  const display = await started(
    'Xvfb',
    ['-displayfd', '1', '-screen', '0', '1280x900x24'],
    { stdio: ['ignore', 'pipe', 'ignore'] },
    async ({ stdout }) => stdout.read()?.toString().trim(),
  )
  const port = await freePort()
  const root = `http://127.0.0.1:${port}`
  const driver = await started(
    'WebKitWebDriver',
    [`--port=${port}`],
    { env: { ...environment, DISPLAY: `:${display.value}` } },
    async () => (await fetch(`${root}/status`)).ok,
  )
  const ask = async (method, path, body) => {
    const response = await fetch(`${root}${path}`, { method, ...(body && { body: JSON.stringify(body) }) })
    const { value } = await response.json()
    if (!response.ok) throw new Error(`WebKit: ${path}: ${value.message}`)
    return value
  }
  const options = {
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] },
  }
  const { sessionId } = await ask('POST', '/session', { capabilities: { alwaysMatch: options } })
  const session = `/session/${sessionId}`
  return {
    name: 'WebKit',
    goto: (url) => ask('POST', `${session}/url`, { url }),
    reload: () => ask('POST', `${session}/refresh`, {}),
    evaluate: (source) => ask('POST', `${session}/execute/sync`, { script: `return (${source})`, args: [] }),
    perform: (actions) => ask('POST', `${session}/actions`, { actions }),
    close: async () => {
      await ask('DELETE', session).catch(() => {})
      driver.end()
      display.end()
    },
  }
}
