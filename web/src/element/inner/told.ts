import { NowView } from '../../app/shell/now-view'
import { Result } from '../../app/shell/result'
import { SystemView } from '../../app/views/system-view'

/** Of playgrounds that show the system itself, or tell what is seen in figures or words. */
export const elements = { 'hnn-now': NowView, 'hnn-result': Result, 'hnn-system': SystemView }
