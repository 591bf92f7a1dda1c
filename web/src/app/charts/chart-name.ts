import { words } from '../../language'

/** Says in a chart's name what its curves show now. */
export function nameChart(chart: Element | null, heading: string, told: string): void {
  const name = told === '' ? words().charts.chart(heading) : words().spoken.chart(heading, told)
  if (chart?.getAttribute('aria-label') !== name) chart?.setAttribute('aria-label', name)
}
