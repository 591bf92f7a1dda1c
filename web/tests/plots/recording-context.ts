import type { CanvasContext } from '../../src/plots'

export interface Call {
  name: string
  args: readonly unknown[]
}

/** A 2d context that draws nothing and remembers every call, and every property set as a call "set name". */
export function recordingContext(): { context: CanvasContext; calls: Call[] } {
  const calls: Call[] = []
  const properties = new Map<PropertyKey, unknown>()
  const context = new Proxy(
    {},
    {
      get(_target, name) {
        if (properties.has(name)) return properties.get(name)
        if (name === 'measureText') return (text: string) => ({ width: 6 * text.length })
        return (...args: unknown[]) => {
          calls.push({ name: String(name), args })
        }
      },
      set(_target, name, value) {
        properties.set(name, value)
        calls.push({ name: `set ${String(name)}`, args: [value] })
        return true
      },
    },
  )
  return { context: context as CanvasContext, calls }
}

export function named(calls: readonly Call[], ...names: string[]): Call[] {
  return calls.filter((call) => names.includes(call.name))
}

/** Every number handed to the context: a picture never holds one that is not finite. */
export function numbersOf(calls: readonly Call[]): number[] {
  return calls.flatMap((call) => call.args.filter((argument): argument is number => typeof argument === 'number'))
}

/** The arguments of one call of that name; fails where there is none. */
export function argsOf(calls: readonly Call[], name: string, index = 0): number[] {
  const call = named(calls, name)[index]
  if (!call) throw new Error(`There is no call ${index} of ${name} among ${calls.length}.`)
  return call.args as number[]
}
