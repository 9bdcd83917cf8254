import { isDeepStrictEqual } from 'node:util'
import { EditError, messageOf } from '../../../domain/errors.ts'
import type { Use } from '../../../domain/use.ts'
import { INSTALL, type Installing, pinnedInstalls } from '../../shared/installs.ts'
import type { Entry } from './entry.ts'
import { readManifest, withoutBom } from './manifest.ts'
import { isRecord } from './record.ts'
import { installing } from '../managers/installing.ts'
import { type Managers, type Replaced, settingsAt } from '../managers/manager.ts'

/** What finds a use's entry again in its file. */
export type Spliced = Pick<Use, 'path' | 'kind' | 'package' | 'specifier'>

/** A format in which a use can be written. */
interface Format {
  /** Those who might be the use. Throws an Error where the text cannot be read. */
  entries(text: string): readonly Entry[] | Promise<readonly Entry[]>
  /** What the text holds as plain data, with one entry's value replaced where one is given. May throw. */
  data(text: string, replaced?: Replaced): unknown
}

const PACKAGE_JSON: Format = {
  entries(text) {
    const { entries, overrides, catalogs } = readManifest(text)
    return [...entries, ...overrides, ...catalogs.map(({ entry }) => entry)]
  },
  data(text, replaced) {
    const data: unknown = JSON.parse(withoutBom(text))
    if (replaced === undefined) return data
    const { keys, key } = replaced.entry
    const holder = keys.slice(0, -1).reduce<unknown>((parent, each) => (isRecord(parent) ? parent[each] : undefined), data)
    if (isRecord(holder)) holder[key] = replaced.value
    return data
  },
}

/** The commands of an image or a workflow that install an exact version. */
function commandsOf(how: Installing): Format {
  return {
    entries: (text) =>
      pinnedInstalls(text, how).map(({ specifier, range, line }) => {
        return { kind: INSTALL, keys: [], key: 'stripe', value: specifier, range, line, odd: null }
      }),
    data(text, replaced) {
      const installs = pinnedInstalls(text, how)
      const ends = [0, ...installs.map(({ range }) => range.end)]
      return {
        pins: installs.map(({ specifier, range }) => (range.start === replaced?.entry.range.start ? replaced.value : specifier)),
        between: ends.map((end, index) => text.slice(end, installs[index]?.range.start)),
      }
    },
  }
}

/** A package.json, a manager's file of settings, or an image or a workflow. */
function formatOf(managers: Managers, { path, kind }: Spliced): Format {
  if (kind === INSTALL) return commandsOf(installing(managers))
  const settings = settingsAt(managers, path)
  if (settings === null) return PACKAGE_JSON
  return {
    async entries(text) {
      const { catalogs, overrides } = await settings.read(text)
      return [...catalogs.map(({ entry }) => entry), ...overrides]
    },
    data: settings.data,
  }
}

async function entriesOf(format: Format, text: string, path: string): Promise<readonly Entry[]> {
  try {
    return await format.entries(text)
  } catch (error) {
    throw new EditError(path, `${path} could not be read: ${messageOf(error)}`, 'Fix the file, and run again.')
  }
}

/** The entry of a use in a file as it is now. Throws EditError where it is gone, doubled or not as it was read. */
function entryOf(entries: readonly Entry[], use: Spliced): Entry {
  const named = entries.filter(({ kind, key }) => kind === use.kind && key === use.package)
  // Of several commands that ask for the same version each is a use, and any of them may be the first.
  const [entry, second] = use.kind === INSTALL ? named.filter(({ value }) => value === use.specifier).slice(0, 1) : named
  const wayOut = `Look at "${use.package}" in ${use.path}, and run again.`
  if (entry === undefined)
    throw new EditError(use.path, `${use.path} has no "${use.package}" in ${use.kind.slice(use.kind.indexOf(':') + 1)} any more`, wayOut)
  if (second !== undefined || entry.odd !== null)
    throw new EditError(use.path, `"${use.package}" is not edited: ${entry.odd ?? 'it is there twice'}`, wayOut)
  if (entry.value !== use.specifier)
    throw new EditError(use.path, `"${use.package}" is "${entry.value}" where "${use.specifier}" was read`, wayOut)
  return entry
}

async function isAsMeant(format: Format, before: string, after: string, entry: Entry, value: string): Promise<boolean> {
  try {
    return isDeepStrictEqual(await format.data(after), await format.data(before, { entry, value }))
  } catch {
    return false
  }
}

/**
 * The text with the use's specifier replaced and nothing else: line ends, BOM, indentation and order stay. The entry
 * is found anew by its name; the result is read again and must mean what was meant. Throws EditError.
 */
export async function splice(managers: Managers, text: string, use: Spliced, specifier: string): Promise<string> {
  const format = formatOf(managers, use)
  const entry = entryOf(await entriesOf(format, text, use.path), use)
  const after = text.slice(0, entry.range.start) + specifier + text.slice(entry.range.end)
  if (await isAsMeant(format, text, after, entry, specifier)) return after
  throw new EditError(
    use.path,
    `"${specifier}" could not be written into ${use.path} safely`,
    `Write "${entry.key}": "${specifier}" into ${entry.keys.slice(0, -1).join('.')} yourself.`,
  )
}
