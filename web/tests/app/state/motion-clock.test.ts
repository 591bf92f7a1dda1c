import { beforeEach, describe, expect, it } from 'vitest'
import { MotionClock } from '../../../src/app/state/motion-clock'

let frame: ((milliseconds: number) => void) | null
let seen: (number | null)[]
let wait: number
let clock: MotionClock

beforeEach(() => {
  frame = null
  seen = []
  clock = new MotionClock({
    request: (next, after) => {
      frame = next
      wait = after
    },
  })
  clock.setUntil(2)
  clock.listen((now) => seen.push(now))
})

function draw(milliseconds: number): void {
  const next = frame
  frame = null
  next?.(milliseconds)
}

describe('MotionClock', () => {
  it('draws once without a time, and then rests', () => {
    draw(0)
    expect(seen).toEqual([null])
    expect(frame).toBeNull()
  })

  it('runs in real time and begins again at the end', () => {
    clock.run()
    for (let time = 0; time <= 2100; time += 50) draw(time)
    expect(seen[0]).toBe(0)
    expect(seen[20]).toBeCloseTo(1)
    expect(seen.at(-1)).toBeCloseTo(0.1)
  })

  it('draws fewer frames where an interval is set, and loses no time', () => {
    clock.setInterval(30)
    clock.run()
    for (let time = 0; time <= 160; time += 16) draw(time)
    expect(seen).toHaveLength(6)
    expect(seen.at(-1)).toBeCloseTo(0.16)
    // Asked for a little before it is due, and not with every frame of the screen.
    expect(wait).toBeGreaterThan(15)
    expect(wait).toBeLessThan(30)
    clock.setInterval(0)
    draw(176)
    expect(seen.at(-1)).toBeCloseTo(0.176)
    expect(wait).toBe(0)
  })

  it('goes on where it was after the page was hidden', () => {
    clock.run()
    draw(0)
    draw(50)
    draw(60_000)
    expect(seen.at(-1)).toBeCloseTo(0.15)
  })

  it('shows a time that is pointed at, and holds the motion meanwhile', () => {
    clock.run()
    draw(0)
    draw(100)
    clock.point(1.5)
    draw(200)
    draw(300)
    expect(seen.at(-1)).toBe(1.5)
    clock.point(null)
    draw(400)
    expect(seen.at(-1)).toBeCloseTo(0.2)
  })

  it('tells some listeners less often while the motion runs, and at once when it does not', () => {
    const seldom: (number | null)[] = []
    clock.listen((now) => seldom.push(now), 250)
    clock.run()
    for (let time = 0; time <= 600; time += 20) draw(time)
    expect(seldom).toEqual([expect.closeTo(0), expect.closeTo(0.26), expect.closeTo(0.52)])
    clock.point(1.5)
    draw(620)
    clock.point(1.6)
    draw(640)
    expect(seldom.slice(3)).toEqual([1.5, 1.6])
    clock.stop()
    clock.point(null)
    draw(660)
    expect(seldom.at(-1)).toBe(clock.now)
  })

  it('lets one listener a frame do costly work, and gives the others another frame', () => {
    draw(0)
    expect(clock.claimFrame()).toBe(true)
    expect(frame).toBeNull()
    expect(clock.claimFrame()).toBe(false)
    draw(16)
    expect(clock.claimFrame()).toBe(true)
  })

  it('stays within its end', () => {
    clock.setTime(5)
    expect(clock.now).toBe(2)
    clock.setUntil(1)
    expect(clock.now).toBe(1)
  })
})
