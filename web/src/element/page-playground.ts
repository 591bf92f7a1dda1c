import type { Guide } from '../app/lessons/guide'
import { recalled } from '../app/lessons/progress'
import { prefersReducedMotion } from '../app/look/theme'
import type { Playground } from '../app/state/playground'
import { HnnPlayground } from './hnn-playground'
import type { Home } from './home'

/** What a page tells its playground, and hears from it. */
export interface Page {
  home: Home
  /** Resolves once the language is spoken and the address says an experiment. */
  prepared: Promise<unknown>
  opened(playground: Playground, guide: Guide): void
}

/** The playground that is a page: its settings are in the address, its runs in the browser's history. */
export function playgroundOf({ home, prepared, opened }: Page): typeof HnnPlayground {
  return class extends HnnPlayground {
    protected override get isPage(): boolean {
      return true
    }

    protected override home(): Home {
      return home
    }

    protected override async speak(): Promise<void> {
      await prepared
    }

    /** The first step of a lesson leaves it to the reader to begin. */
    protected override get plays(): boolean {
      const id = home.lessons.read()
      return !prefersReducedMotion() && (id === null || recalled(home.memory, id).step > 0)
    }

    protected override opened(playground: Playground): void {
      opened(playground, this.guide as Guide)
    }
  }
}
