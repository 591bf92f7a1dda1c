import type { LessonPlace } from '../app/lessons/guide'
import type { Memory } from '../app/lessons/progress'
import type { Entry, Place } from '../app/state/runs/place'
import type { RunStore } from '../app/state/runs/stored'

/** What a playground has around it. */
export interface Home {
  place: Place
  lessons: LessonPlace
  /** of how far lessons are; null where nothing is kept */
  memory: Memory | null
  /** of runs that outlive the page; null where none do */
  store: RunStore | null
}

/** Of a playground in somebody's page: neither the address nor the browser's history is its own, and nothing is kept. */
export function homeInPage(query: string, lesson: string | null, turned: () => void): Home {
  const entries: { query: string; entry: Entry | null }[] = [{ query, entry: null }]
  const last = () => entries[entries.length - 1] as { query: string; entry: Entry | null }
  let opened = lesson
  return {
    place: {
      read: () => last().query,
      entry: () => last().entry,
      write: (query, entry) => {
        entries[entries.length - 1] = { query: query ?? last().query, entry }
      },
      push: (query, entry) => void entries.push({ query, entry }),
      back: () => {
        if (entries.length < 2) return
        entries.pop()
        turned()
      },
    },
    lessons: {
      read: () => opened,
      write: (id) => {
        opened = id
      },
    },
    memory: null,
    store: null,
  }
}
