/** What a language says in place of the English rows of the core's table, by the rows' ids. */
export interface TableWords {
  tasks: Readonly<Record<string, TaskWords>>
  models: Readonly<Record<string, { title: string; label: string; in_text: string; sentence: string }>>
  solvers: Readonly<Record<string, { title: string; description: string }>>
  optimizers: Readonly<Record<string, { title: string; description: string }>>
  /** `label`: what the page calls it; English makes that from its name */
  settings: Readonly<Record<string, { label: string; help: string; unit?: string }>>
  /** names and units of quantities, by the English ones */
  quantities: Readonly<Record<string, string>>
}

export interface TaskWords {
  title: string
  description: string
  in_text: string
  seen: { simulated: string; measured: string }
  stand_in?: string
  remark?: string
  paper_note?: string
  /** in the order of the row's */
  findings?: readonly string[]
}
