import { SettingsError } from '../domain/errors.ts'
import { readFile, type SettingsFile } from './file.ts'
import type { Given, Item, Source } from './given.ts'
import { didYouMean } from './nearest.ts'
import { namesIn, SETTINGS, type Setting, type SettingsTable, type Where } from './table.ts'

export type { SettingsFile } from './file.ts'

/** Where the configuration file is looked for; only one of them may be there. */
export const CONFIG_PATHS = ['.github/stripe-upgrade.yml', '.github/stripe-upgrade.yaml'] as const

/** `minAge` for `min-age`. */
type Property<Name extends string> = Name extends `${infer Head}-${infer Tail}` ? `${Head}${Capitalize<Property<Tail>>}` : Name

/** What the settings of a table hold, by property. */
export type SettingsOf<Table extends SettingsTable> = {
  readonly [Name in keyof Table & string as Property<Name>]: Table[Name] extends Setting<infer T> ? T : never
}

/** Every setting, read. */
export type Settings = SettingsOf<typeof SETTINGS>

/** Where settings are read from. Of several places the first of flags, inputs, file, environment and default counts. */
export interface Places {
  /** `--majors next` as `['majors', 'next']`; a flag may be repeated where it takes a list. */
  readonly flags?: readonly (readonly [name: string, value: string])[]
  /** The action's inputs by name; an empty text is as good as none, as GitHub gives it. */
  readonly inputs?: Readonly<Record<string, string>>
  /** Null where there is none. */
  readonly file?: SettingsFile | null
  readonly environment?: Readonly<Record<string, string | undefined>>
}

/** Reads every setting. Throws SettingsError, which names the setting, where it was given and what is accepted. */
export async function readSettings(places: Places): Promise<Settings> {
  return readTable(SETTINGS, places)
}

/** Reads every setting of a table. Throws SettingsError. */
export async function readTable<Table extends SettingsTable>(table: Table, places: Places): Promise<SettingsOf<Table>> {
  const layers = await layersOf(table, places)
  const values = Object.fromEntries(
    Object.entries(table).map(([name, setting]) => {
      const given = layers.find((layer) => layer.has(name))?.get(name) ?? one(name, { text: setting.default, source: { kind: 'default' } })
      return [propertyOf(name), setting.type.read(given)]
    }),
  )
  if (!holds(table, values)) throw new Error('Two settings have the same property')
  return values
}

/** What each place gives, the one that counts first. */
async function layersOf(table: SettingsTable, places: Places): Promise<readonly ReadonlyMap<string, Given>[]> {
  return [
    givenByFlags(table, places.flags ?? []),
    givenByInputs(table, places.inputs ?? {}),
    places.file == null ? new Map() : await readFile(places.file, table),
    givenByEnvironment(table, places.environment ?? {}),
  ]
}

/** Where a setting is given; null where its default counts. Throws SettingsError. */
export async function sourceOf(name: keyof typeof SETTINGS, places: Places): Promise<Source | null> {
  return (await layersOf(SETTINGS, places)).find((layer) => layer.has(name))?.get(name)?.source ?? null
}

function propertyOf(name: string): string {
  return name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

/** Each property was read by the type of its setting, so that all of them together are the settings of the table. */
function holds<Table extends SettingsTable>(table: Table, values: object): values is SettingsOf<Table> {
  const names = Object.keys(table)
  return Object.keys(values).length === names.length && names.every((name) => Object.hasOwn(values, propertyOf(name)))
}

function one(name: string, item: Item): Given {
  return { name, items: [item], source: item.source }
}

function known(table: SettingsTable, written: string, where: Where, shown: string): string {
  const accepted = namesIn(table, where)
  if (accepted.includes(written)) return written
  throw new SettingsError(`${shown} is not a setting. Accepted: ${accepted.join(', ')}.${didYouMean(written, accepted)}`)
}

function givenByFlags(table: SettingsTable, flags: NonNullable<Places['flags']>): Map<string, Given> {
  const given = new Map<string, Given>()
  for (const [written, text] of flags) {
    const name = known(table, written, 'flag', `--${written}`)
    const source = { kind: 'flag', name } as const
    given.set(name, { name, items: [...(given.get(name)?.items ?? []), { text, source }], source })
  }
  return given
}

function givenByInputs(table: SettingsTable, inputs: NonNullable<Places['inputs']>): Map<string, Given> {
  const given = new Map<string, Given>()
  for (const [written, text] of Object.entries(inputs)) {
    const name = known(table, written, 'input', `input "${written}"`)
    if (text.trim() !== '') given.set(name, one(name, { text, source: { kind: 'input', name } }))
  }
  return given
}

function givenByEnvironment(table: SettingsTable, environment: NonNullable<Places['environment']>): Map<string, Given> {
  const given = new Map<string, Given>()
  for (const [name, { environment: variable }] of Object.entries(table)) {
    const text = variable === undefined ? undefined : environment[variable]
    if (variable !== undefined && text) given.set(name, one(name, { text, source: { kind: 'environment', name: variable } }))
  }
  return given
}
