import { beforeEach, expect, it, vi } from 'vitest'
import { browserTimers, held, pause, rest, Speaker } from '../../../src/app/spoken/speaker'

let said: { text: string; at: number }[]
let speaker: Speaker

beforeEach(() => {
  vi.useFakeTimers()
  said = []
  speaker = new Speaker((text) => said.push({ text, at: performance.now() }), browserTimers)
  return () => vi.useRealTimers()
})

const texts = () => said.map(({ text }) => text)

it('while something goes on changing nothing is said, and then only how it ended', () => {
  for (let i = 0; i < 100; i++) {
    speaker.say('start', `at ${i}`)
    vi.advanceTimersByTime(100)
  }
  expect(said).toEqual([])
  vi.advanceTimersByTime(rest)
  expect(texts()).toEqual(['at 99'])
})

it('of several subjects one is said after the other, with a pause between', () => {
  speaker.say('training', 'It has ended.')
  speaker.say('start', 'It is elsewhere.')
  speaker.say('training', 'It goes on.')
  vi.advanceTimersByTime(10_000)
  expect(texts()).toEqual(['It is elsewhere.', 'It goes on.'])
  expect((said[1]?.at ?? 0) - (said[0]?.at ?? 0)).toBeGreaterThanOrEqual(pause)
})

it('what no longer holds is not said', () => {
  speaker.say('making', 'Data are being made.')
  speaker.say('making', null)
  vi.advanceTimersByTime(10_000)
  expect(said).toEqual([])
})

it('what was said does not stand in the page until it is no longer so', () => {
  speaker.say('making', 'Data are being made.')
  vi.advanceTimersByTime(rest + held)
  expect(texts()).toEqual(['Data are being made.', ''])
})
