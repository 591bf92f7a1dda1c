export type FrameListener = (now: number | null) => void

/** What the clock needs from the browser. */
export interface FrameSource {
  /** Calls `frame` with the screen's first frame after so many milliseconds. */
  request(frame: (milliseconds: number) => void, after: number): void
  /** Calls `done` with the milliseconds it took, once what was drawn in this frame is on its way to the screen. */
  cost(done: (milliseconds: number) => void): void
}

/**
 * Milliseconds between two places of what the browser itself lays out or moves, such as a slider: each such change is a pass
 * through the page, and leaves garbage that soon is more than the rest of it.
 */
export const layoutInterval = 250

interface Listener {
  hear: FrameListener
  interval: number
  heardAt: number
}

// Seldom enough to leave the processor to others, often enough to look like a motion.
const longestInterval = 120

// Half a frame of a common screen: asked for this much before it is due, a frame is not missed.
const ahead = 8

/**
 * The time that every drawing of a motion shows: runs from 0 to `until`, as a rule one unit a second, and begins again, may
 * be stopped and set, and gives way to a time that is pointed at. Without a time, motions are shown whole.
 */
export class MotionClock {
  static #made = 0
  /** no other clock has it */
  readonly name = `clock ${++MotionClock.#made}`
  readonly #frames: FrameSource
  readonly #listeners = new Set<Listener>()
  #until = 1
  #rate = 1
  #time: number | null = null
  #pointed: number | null = null
  #running = false
  #asked = false
  #last: number | null = null
  /** drawing may take this share of the time; 1: all of it */
  #share = 1
  /** what a frame took lately */
  #cost = 0
  #drawnAt = Number.NEGATIVE_INFINITY
  #claimed = false
  /** by who shows it */
  readonly #seen = new Map<object, boolean>()

  constructor(frames: FrameSource) {
    this.#frames = frames
  }

  get now(): number | null {
    return this.#pointed ?? this.#time
  }

  /** whether `now` is a time that a pointer shows */
  get pointed(): boolean {
    return this.#pointed !== null
  }

  get running(): boolean {
    return this.#running
  }

  get until(): number {
    return this.#until
  }

  /**
   * Calls `hear` at every frame in which the time or what is drawn may have changed, but, while the motion goes on by
   * itself, with at least `interval` milliseconds between; gives a function to end it.
   */
  listen(hear: FrameListener, interval = 0): () => void {
    const listener = { hear, interval, heardAt: Number.NEGATIVE_INFINITY }
    this.#listeners.add(listener)
    this.redraw()
    return () => this.#listeners.delete(listener)
  }

  run(): void {
    this.#running = true
    this.#time ??= 0
    this.redraw()
  }

  stop(): void {
    this.#running = false
    this.redraw()
  }

  setUntil(until: number): void {
    if (until === this.#until || !(until > 0)) return
    this.#until = until
    if (this.#time !== null) this.#time = Math.min(this.#time, until)
    this.redraw()
  }

  /** Units of time that pass in a second. */
  setRate(rate: number): void {
    this.#rate = rate
  }

  /** Draws only so often that drawing takes no more than this share of the time, which leaves the processor to others. */
  setShare(share: number): void {
    this.#share = share
  }

  setTime(time: number): void {
    this.#time = Math.min(this.#until, Math.max(0, time))
    this.redraw()
  }

  restart(): void {
    if (this.#time !== null) this.setTime(0)
  }

  /** The time under a pointer, or null when it has left. */
  point(time: number | null): void {
    if (time === this.#pointed) return
    this.#pointed = time
    this.redraw()
  }

  /** Asks for a frame: something that is drawn has changed. */
  redraw(): void {
    this.#ask(0)
  }

  /** Whether `viewer`, who shows it, is seen now: while no viewer is, nothing is drawn and no frame asked for. */
  see(viewer: object, isSeen: boolean): void {
    this.#seen.set(viewer, isSeen)
    this.redraw()
  }

  /** It is no longer shown there. */
  leave(viewer: object): void {
    this.#seen.delete(viewer)
  }

  /** One listener a frame may do costly work; who is refused should ask again in the next. */
  claimFrame(): boolean {
    if (this.#claimed) {
      this.redraw()
      return false
    }
    this.#claimed = true
    return true
  }

  get #interval(): number {
    return this.#share < 1 ? Math.min(longestInterval, this.#cost / this.#share) : 0
  }

  #ask(after: number): void {
    const unseen = this.#seen.size > 0 && ![...this.#seen.values()].includes(true)
    if (this.#asked || unseen) return
    this.#asked = true
    this.#frames.request((milliseconds) => this.#draw(milliseconds), Math.max(0, after))
  }

  #draw(milliseconds: number): void {
    this.#asked = false
    const early = this.#drawnAt + this.#interval - milliseconds
    if (early > 0) {
      this.#ask(early - ahead)
      return
    }
    this.#drawnAt = milliseconds
    this.#frames.cost((taken) => {
      // A single long one says little, such as one in which the page was laid out anew.
      this.#cost += (Math.min(taken, 2 * this.#cost + 1) - this.#cost) / 4
    })
    this.#claimed = false
    const moving = this.#running && this.#pointed === null
    if (moving && this.#time !== null && this.#last !== null) {
      // After a pause of the page the motion goes on where it was.
      const passed = Math.min(0.1, (milliseconds - this.#last) / 1000)
      this.#time = (this.#time + passed * this.#rate) % this.#until
    }
    this.#last = this.#running ? milliseconds : null
    for (const listener of this.#listeners) {
      if (moving && milliseconds < listener.heardAt + listener.interval) continue
      listener.heardAt = milliseconds
      listener.hear(this.now)
    }
    // A frame that is asked for costs the browser a pass through the page, even if nothing is drawn in it.
    if (this.#running) this.#ask(this.#interval - ahead)
  }
}

export const browserFrames: FrameSource = {
  request: (frame, after) => {
    if (after > 0) setTimeout(requestAnimationFrame, after, frame)
    else requestAnimationFrame(frame)
  },
  cost: (done) => {
    const begin = performance.now()
    // A message comes after the browser has laid out and painted.
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      done(performance.now() - begin)
    }
    port2.postMessage(null)
  },
}
