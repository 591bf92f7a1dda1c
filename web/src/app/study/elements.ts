import { define } from '../look/define'
import { SmallStudy } from './small-study'
import { StudyChart } from './study-chart'

export function defineStudy(): void {
  define({ 'hnn-study': SmallStudy, 'hnn-study-chart': StudyChart })
}
