import type { LessonWords } from '../lesson'

export const texts = import.meta.glob<LessonWords>('./en/*.json', { import: 'default', eager: true })
