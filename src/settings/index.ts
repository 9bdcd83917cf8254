import { SettingsError } from '../domain/errors.ts'
import { MAJORS, RANGES, type Policy } from '../domain/policy.ts'
import { SDKS } from '../domain/sdk.ts'
import { readFile } from './file.ts'
import { didYouMean } from './nearest.ts'
import { CONFIG_PATH, SETTING_NAMES, SETTINGS, type Door, type SettingName } from './table.ts'
import {
  readChoice,
  readChoices,
  readCommand,
  readDays,
  readGlobs,
  readIgnore,
  readLabels,
  readLogins,
  readSwitch,
  readText,
  type Given,
  type Source,
} from './values.ts'

export { CONFIG_PATH } from './table.ts'

/** Every setting, read, and where each came from. */
export interface Settings {
  readonly policy: Policy
  /** The branch that upgrades start from; empty for the one that is checked out. */
  readonly base: string
  /** What a new pull request is given. */
  readonly extras: { readonly labels: readonly string[]; readonly reviewers: readonly string[]; readonly assignees: readonly string[] }
  /** A stripe-mock to use; empty to find or build one. */
  readonly stripeMock: string
  /** What is typed to run the user's own tests; empty to run none. */
  readonly testCommand: string
  readonly exitCode: boolean
  readonly dryRun: boolean
  readonly token: string
  /** Where a setting came from. */
  source(name: SettingName): Source
}

/** Where settings are read from. What is named more than once is taken from the first of flags, inputs, file, default. */
export interface Places {
  /** `--majors next` as `['majors', 'next']`; a flag may be repeated where it takes a list. */
  readonly flags?: readonly (readonly [name: string, value: string])[]
  /** The action's inputs by name; an empty text is as good as none, as GitHub gives it. */
  readonly inputs?: Readonly<Record<string, string>>
  /** The text of the configuration file, or null where there is none. */
  readonly file?: string | null
  /** The token from the environment. */
  readonly token?: string | undefined
}

/** The settings that may be given at a door. */
export function settingsOf(door: Door): SettingName[] {
  return SETTING_NAMES.filter((name) => SETTINGS[name].doors.some((candidate) => candidate === door))
}

function known(written: string, door: Door): SettingName {
  const accepted = settingsOf(door)
  const name = accepted.find((candidate) => candidate === written)
  if (name !== undefined) return name
  const shown = door === 'flag' ? `--${written}` : `input "${written}"`
  throw new SettingsError(`${shown} is not a setting. Accepted: ${accepted.join(', ')}.${didYouMean(written, accepted)}`)
}

function givenByFlags(flags: NonNullable<Places['flags']>): Map<SettingName, Given> {
  const given = new Map<SettingName, Given>()
  for (const [written, value] of flags) {
    const name = known(written, 'flag')
    given.set(name, { texts: [...(given.get(name)?.texts ?? []), value], source: { kind: 'flag', name } })
  }
  return given
}

function givenByInputs(inputs: NonNullable<Places['inputs']>): Map<SettingName, Given> {
  const given = new Map<SettingName, Given>()
  for (const [written, value] of Object.entries(inputs)) {
    const name = known(written, 'input')
    if (value.trim() !== '') given.set(name, { texts: [value], source: { kind: 'input', name } })
  }
  return given
}

/** Reads every setting. Throws SettingsError, which names the setting, where it stands and what is accepted. */
export async function readSettings(places: Places): Promise<Settings> {
  const layers = [
    givenByFlags(places.flags ?? []),
    givenByInputs(places.inputs ?? {}),
    await (places.file == null ? new Map<SettingName, Given>() : readFile(CONFIG_PATH, places.file)),
  ]
  const given = (name: SettingName): Given => {
    for (const layer of layers) {
      const found = layer.get(name)
      if (found !== undefined) return found
    }
    if (name === 'token' && places.token !== undefined)
      return { texts: [places.token], source: { kind: 'environment', name: 'GITHUB_TOKEN' } }
    return { texts: [SETTINGS[name].default], source: { kind: 'default' } }
  }
  return {
    policy: {
      sdks: readChoices('sdks', given('sdks'), SDKS),
      majors: readChoice('majors', given('majors'), MAJORS),
      range: readChoice('range', given('range'), RANGES),
      minAge: readDays('min-age', given('min-age')),
      ignore: readIgnore('ignore', given('ignore')),
      exclude: readGlobs(given('exclude')),
    },
    base: readText('base', given('base'), SETTINGS.base.shape),
    extras: {
      labels: readLabels('labels', given('labels')),
      reviewers: readLogins('reviewers', given('reviewers'), { teams: true }),
      assignees: readLogins('assignees', given('assignees'), { teams: false }),
    },
    stripeMock: readText('stripe-mock', given('stripe-mock'), SETTINGS['stripe-mock'].shape),
    testCommand: readCommand('test-command', given('test-command'), SETTINGS['test-command'].shape),
    exitCode: readSwitch('exit-code', given('exit-code')),
    dryRun: readSwitch('dry-run', given('dry-run')),
    token: readText('token', given('token'), SETTINGS.token.shape),
    source: (name) => given(name).source,
  }
}
