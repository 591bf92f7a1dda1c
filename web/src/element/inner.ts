import { EnergyRelation, LossChart, TimeChartView } from '../app/charts/chart'
import { DataTableView } from '../app/charts/data-table'
import { ColumnsDialog } from '../app/controls/columns-dialog'
import { EnergyControl } from '../app/controls/energy-control'
import { FreedomPicker } from '../app/controls/freedom-picker'
import { KeptRuns } from '../app/controls/kept-runs'
import { ModelPicker } from '../app/controls/model-picker'
import { RecordingPicker } from '../app/controls/recording-picker'
import { SettingField } from '../app/controls/setting-field'
import { SettingsPanel } from '../app/controls/settings-panel'
import { StoredRuns } from '../app/controls/stored-runs'
import { TaskPicker } from '../app/controls/task-picker'
import { TimeBar } from '../app/controls/time-bar'
import { Transport } from '../app/controls/transport'
import { CopyButton } from '../app/exchange/copy-button'
import { EmbedDialog } from '../app/exchange/embed-dialog'
import { Exchange } from '../app/exchange/exchange'
import { TorchScripts } from '../app/exchange/torch/torch-scripts'
import { LessonsMenu } from '../app/lessons/lessons-menu'
import { LanguagePicker } from '../app/shell/language-picker'
import { MakingView } from '../app/shell/making-view'
import { NowView } from '../app/shell/now-view'
import { PlaygroundView } from '../app/shell/playground-view'
import { Result } from '../app/shell/result'
import { KeysHelp } from '../app/spoken/keys-help'
import { SummaryView } from '../app/spoken/summary-view'
import { Voice } from '../app/spoken/voice'
import { OrbitPlane } from '../app/views/bodies/orbit-plane'
import { Films } from '../app/views/frames/films'
import { FrameTile } from '../app/views/frames/frame-tile'
import { LatentPlane } from '../app/views/frames/latent-plane'
import { LatentTable } from '../app/views/frames/latent-table'
import { Pose } from '../app/views/frames/pose'
import { Portrait } from '../app/views/plane/portrait'
import { PlotTools } from '../app/views/plot-tools'
import { RodPlane } from '../app/views/rods/rod-plane'
import { SystemView } from '../app/views/system-view'

const elements = {
  'hnn-columns': ColumnsDialog,
  'hnn-data-table': DataTableView,
  'hnn-energy': EnergyControl,
  'hnn-energy-relation': EnergyRelation,
  'hnn-embed': EmbedDialog,
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
  'hnn-view': PlaygroundView,
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

/** Makes the elements that a playground consists of known to the page, once. */
export function defineInner(): void {
  for (const [name, element] of Object.entries(elements))
    if (!customElements.get(name)) customElements.define(name, element)
}
