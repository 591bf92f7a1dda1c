import { beforeEach, describe, expect, it } from 'vitest'
import { MotionClock } from '../../../src/app/state/motion-clock'

let frame: ((milliseconds: number) => void) | null
let seen: (number | null)[]
let wait: number
let clock: MotionClock
let cost: number

beforeEach(() => {
  frame = null
  seen = []
  cost = 0
  clock = new MotionClock({
    request: (next, after) => {
      frame = next
      wait = after
    },
    cost: (done) => done(cost),
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

  it('draws as seldom as keeps drawing to its share of the time, and loses no time', () => {
    clock.setShare(0.1)
    cost = 4
    clock.run()
    for (let time = 0; time < 800; time += 16) draw(time)
    const before = seen.length
    for (let time = 800; time < 1600; time += 16) draw(time)
    expect(seen.length - before).toBeGreaterThan(800 / 48 - 2)
    expect(seen.length - before).toBeLessThan(800 / 32)
    expect(seen.at(-1)).toBeGreaterThan(1.5)
    // Asked for a little before it is due, and not with every frame of the screen.
    expect(wait).toBeGreaterThan(20)
    expect(wait).toBeLessThan(40)
    clock.setShare(1)
    draw(1600)
    draw(1616)
    expect(seen.at(-1)).toBeCloseTo(1.616)
    expect(wait).toBe(0)
  })

  it('does not rest for long after one frame that took long, and still looks like a motion where all do', () => {
    clock.setShare(0.1)
    clock.run()
    cost = 1
    for (let time = 0; time < 400; time += 16) draw(time)
    cost = 400
    draw(400)
    expect(wait).toBeLessThan(20)
    for (let time = 416; time < 4000; time += 16) draw(time)
    const before = seen.length
    for (let time = 4000; time < 5000; time += 16) draw(time)
    expect(seen.length - before).toBeGreaterThan(6)
    expect(seen.length - before).toBeLessThan(10)
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
