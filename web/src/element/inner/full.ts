import { ColumnsDialog } from '../../app/controls/columns-dialog'
import { EnergyControl } from '../../app/controls/energy-control'
import { KeptRuns } from '../../app/controls/kept-runs'
import { ModelPicker } from '../../app/controls/model-picker'
import { RecipePicker } from '../../app/controls/recipe-picker'
import { RecordingPicker } from '../../app/controls/recording-picker'
import { SettingField } from '../../app/controls/setting-field'
import { SettingsPanel } from '../../app/controls/settings-panel'
import { StoredRuns } from '../../app/controls/stored-runs'
import { TaskPicker } from '../../app/controls/task-picker'
import { CopyButton } from '../../app/exchange/copy-button'
import { EmbedDialog } from '../../app/exchange/embed-dialog'
import { Exchange } from '../../app/exchange/exchange'
import { TorchScripts } from '../../app/exchange/torch/torch-scripts'

/** Of playgrounds with all controls, or with settings. */
export const elements = {
  'hnn-columns': ColumnsDialog,
  'hnn-copy': CopyButton,
  'hnn-embed': EmbedDialog,
  'hnn-energy': EnergyControl,
  'hnn-exchange': Exchange,
  'hnn-kept': KeptRuns,
  'hnn-model-picker': ModelPicker,
  'hnn-recording': RecordingPicker,
  'hnn-setting-field': SettingField,
  'hnn-settings': SettingsPanel,
  'hnn-stored': StoredRuns,
  'hnn-recipe': RecipePicker,
  'hnn-task-picker': TaskPicker,
  'hnn-torch': TorchScripts,
}
