import { EnergyRelation, LossChart, TimeChartView } from './chart'
import { DataTableView } from './data-table'
import { EnergyControl } from './energy-control'
import { Exchange } from './exchange'
import { Films } from './films'
import { FrameTile } from './frame-tile'
import { LatentPlane } from './latent-plane'
import { LatentTable } from './latent-table'
import { MakingView } from './making-view'
import { OrbitPlane } from './orbit-plane'
import { OrbitsView } from './orbits-view'
import { PlaygroundView } from './playground-view'
import { Portrait } from './portrait'
import { Pose } from './pose'
import { RecordingPicker } from './recording-picker'
import { Result } from './result'
import { SettingField } from './setting-field'
import { SettingsPanel } from './settings-panel'
import { SystemView } from './system-view'
import { TaskPicker } from './task-picker'
import { TimeBar } from './time-bar'
import { Transport } from './transport'

const elements = {
  'hnn-data-table': DataTableView,
  'hnn-energy': EnergyControl,
  'hnn-energy-relation': EnergyRelation,
  'hnn-exchange': Exchange,
  'hnn-films': Films,
  'hnn-frame': FrameTile,
  'hnn-latent-plane': LatentPlane,
  'hnn-latent-table': LatentTable,
  'hnn-loss-chart': LossChart,
  'hnn-making': MakingView,
  'hnn-orbit-plane': OrbitPlane,
  'hnn-orbits': OrbitsView,
  'hnn-playground': PlaygroundView,
  'hnn-portrait': Portrait,
  'hnn-pose': Pose,
  'hnn-recording': RecordingPicker,
  'hnn-result': Result,
  'hnn-setting-field': SettingField,
  'hnn-settings': SettingsPanel,
  'hnn-system': SystemView,
  'hnn-task-picker': TaskPicker,
  'hnn-time-bar': TimeBar,
  'hnn-time-chart': TimeChartView,
  'hnn-transport': Transport,
} as const

export function defineElements(): void {
  for (const [name, element] of Object.entries(elements)) customElements.define(name, element)
}
