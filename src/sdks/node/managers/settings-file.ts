import type { SettingsFile } from './manager.ts'
import type { YamlKeys } from './yaml-settings.ts'

/** A YAML file of settings. Its parser is loaded when the first one is read. */
export function yamlFile(name: string, keys: YamlKeys): SettingsFile {
  return {
    name,
    read: async (text) => (await import('./yaml-settings.ts')).readSettings(text, keys),
    data: async (text, replaced) => (await import('./yaml-settings.ts')).settingsData(text, keys, replaced),
  }
}
