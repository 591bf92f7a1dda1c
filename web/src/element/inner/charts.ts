import { EnergyRelation, LossChart, TimeChartView } from '../../app/charts/chart'

/** Of playgrounds with curves over time or steps. */
export const elements = {
  'hnn-energy-relation': EnergyRelation,
  'hnn-loss-chart': LossChart,
  'hnn-time-chart': TimeChartView,
}
