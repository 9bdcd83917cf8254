import { yamlFile } from '../settings-file.ts'

/** The settings of yarn 2 and later, and what of them matters for Stripe. */
export const YARNRC = yamlFile('.yarnrc.yml', { kind: 'yarn', minimumAge: 'npmMinimalAgeGate', exempt: 'npmPreapprovedPackages' })

/** The file that yarn hands over to: `.yarn/releases/yarn-4.9.2.cjs`; null where it names none. Throws as `SettingsFile.data`. */
export async function yarnPathIn(text: string): Promise<string | null> {
  const data = await YARNRC.data(text)
  const path: unknown = data instanceof Map ? data.get('yarnPath') : null
  return typeof path === 'string' ? path : null
}
