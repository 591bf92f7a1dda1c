// What is fetched when the first lesson is opened.
import { LessonView } from './lesson-view'

export { lessonsIn, linkOf } from './lessons'
export { Tour } from './tour'

customElements.define('hnn-lesson', LessonView)
