/** The YAML file of settings that a manager reads in a project's root. */
export const SETTINGS_FILES = { pnpm: 'pnpm-workspace.yaml', yarn: '.yarnrc.yml' } as const

/** A manager that has such a file. */
export type SettingsManager = keyof typeof SETTINGS_FILES

/** Whose file of settings it is, by its name; null for any other file. */
export function settingsManager(path: string): SettingsManager | null {
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (name === SETTINGS_FILES.pnpm) return 'pnpm'
  return name === SETTINGS_FILES.yarn ? 'yarn' : null
}
