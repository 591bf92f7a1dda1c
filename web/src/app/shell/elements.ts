import { EnergyRelation, LossChart, TimeChartView } from '../charts/chart'
import { DataTableView } from '../charts/data-table'
import { ColumnsDialog } from '../controls/columns-dialog'
import { EnergyControl } from '../controls/energy-control'
import { FreedomPicker } from '../controls/freedom-picker'
import { KeptRuns } from '../controls/kept-runs'
import { ModelPicker } from '../controls/model-picker'
import { RecordingPicker } from '../controls/recording-picker'
import { SettingField } from '../controls/setting-field'
import { SettingsPanel } from '../controls/settings-panel'
import { StoredRuns } from '../controls/stored-runs'
import { TaskPicker } from '../controls/task-picker'
import { TimeBar } from '../controls/time-bar'
import { Transport } from '../controls/transport'
import { CopyButton } from '../exchange/copy-button'
import { Exchange } from '../exchange/exchange'
import { TorchScripts } from '../exchange/torch/torch-scripts'
import { LessonsMenu } from '../lessons/lessons-menu'
import { KeysHelp } from '../spoken/keys-help'
import { SummaryView } from '../spoken/summary-view'
import { Voice } from '../spoken/voice'
import { OrbitPlane } from '../views/bodies/orbit-plane'
import { Films } from '../views/frames/films'
import { FrameTile } from '../views/frames/frame-tile'
import { LatentPlane } from '../views/frames/latent-plane'
import { LatentTable } from '../views/frames/latent-table'
import { Pose } from '../views/frames/pose'
import { Portrait } from '../views/plane/portrait'
import { PlotTools } from '../views/plot-tools'
import { RodPlane } from '../views/rods/rod-plane'
import { SystemView } from '../views/system-view'
import { LanguagePicker } from './language-picker'
import { MakingView } from './making-view'
import { NowView } from './now-view'
import { PlaygroundView } from './playground-view'
import { Result } from './result'

const elements = {
  'hnn-columns': ColumnsDialog,
  'hnn-data-table': DataTableView,
  'hnn-energy': EnergyControl,
  'hnn-energy-relation': EnergyRelation,
  'hnn-exchange': Exchange,
  'hnn-copy': CopyButton,
  'hnn-torch': TorchScripts,
  'hnn-films': Films,
  'hnn-frame': FrameTile,
  'hnn-freedom': FreedomPicker,
  'hnn-keys': KeysHelp,
  'hnn-language': LanguagePicker,
  'hnn-kept': KeptRuns,
  'hnn-latent-plane': LatentPlane,
  'hnn-latent-table': LatentTable,
  'hnn-lessons': LessonsMenu,
  'hnn-loss-chart': LossChart,
  'hnn-making': MakingView,
  'hnn-model-picker': ModelPicker,
  'hnn-now': NowView,
  'hnn-orbit-plane': OrbitPlane,
  'hnn-playground': PlaygroundView,
  'hnn-plot-tools': PlotTools,
  'hnn-portrait': Portrait,
  'hnn-pose': Pose,
  'hnn-recording': RecordingPicker,
  'hnn-result': Result,
  'hnn-rod-plane': RodPlane,
  'hnn-setting-field': SettingField,
  'hnn-settings': SettingsPanel,
  'hnn-stored': StoredRuns,
  'hnn-summary': SummaryView,
  'hnn-system': SystemView,
  'hnn-task-picker': TaskPicker,
  'hnn-time-bar': TimeBar,
  'hnn-time-chart': TimeChartView,
  'hnn-transport': Transport,
  'hnn-voice': Voice,
} as const

export function defineElements(): void {
  for (const [name, element] of Object.entries(elements)) customElements.define(name, element)
}
