import type { LessonWords } from '../lesson'

export const texts = import.meta.glob<LessonWords>('./de/*.json', { import: 'default', eager: true })
