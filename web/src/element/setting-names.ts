/** The names of the core's settings, which the build takes from its table: an element's attributes are known before the core is. */
declare const __SETTING_NAMES__: readonly string[]

export const settingNames: readonly string[] = __SETTING_NAMES__

/** `time_step` as an attribute: `time-step`. */
export function attributeOf(setting: string): string {
  return setting.replaceAll('_', '-')
}

/** `time_step` as a property: `timeStep`. */
export function propertyOf(setting: string): string {
  return setting.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}

const byAttribute = new Map(settingNames.map((name) => [attributeOf(name), name]))

/** null for an attribute that is no setting's */
export function settingOf(attribute: string): string | null {
  return byAttribute.get(attribute) ?? null
}
