import { GlobError, readGlob } from '../domain/glob.ts'
import type { Ignore } from '../domain/policy.ts'
import { visible } from '../domain/visible.ts'
import { refuse, single, split, type Given } from './given.ts'

/** What a setting holds: how its text is read, and what is said of that wherever the setting is shown. */
export interface Type<T> {
  /** What is accepted: `latest | next | off`. */
  readonly accepts: string
  /** How the value is written on the command line; null for a switch, which takes none. */
  readonly hint: string | null
  /** Whether the value is left out of everything that is shown. */
  readonly isSecret: boolean
  /** How the value is written in YAML: a list may be one text as well. */
  readonly yaml: { readonly list: boolean; readonly scalars: readonly Scalar[] }
  /** The JSON Schema of the value in YAML, or of one item of a list, beyond its kind. */
  readonly schema: Readonly<Record<string, unknown>>
  /** Throws SettingsError, which names the setting, where it was given and what is accepted. */
  read(given: Given): T
}

export type Scalar = 'string' | 'number' | 'boolean'

/** A version such as `1.10` is a number in YAML, and is read as it is written. */
const TEXT = ['string', 'number'] as const
/** Commas or lines. */
const COMMAS = /[,\n]/
const LINES = /\n/

/** `hint` is one item as it is written on the command line; `rule` is what else it must keep to. */
function listType<T>(hint: string, rule: string, read: (given: Given, accepts: string) => T[]): Type<readonly T[]> {
  const accepts = `a list of ${hint}${rule}`
  return {
    accepts,
    hint,
    isSecret: false,
    yaml: { list: true, scalars: TEXT },
    schema: {},
    read: (given) => read(given, accepts),
  }
}

/** One of the values. */
export function choice<const T extends string>(values: readonly T[]): Type<T> {
  const accepts = values.join(' | ')
  return {
    accepts,
    hint: accepts,
    isSecret: false,
    yaml: { list: false, scalars: ['string'] },
    schema: { enum: values },
    read(given) {
      const item = single(given, accepts)
      return values.find((value) => value === item.text) ?? refuse(given, item, accepts, { near: values })
    },
  }
}

/** Some of the values, by commas or lines; in the table's order, each once. None of them would switch off what was meant to be narrowed. */
export function choices<const T extends string>(values: readonly T[]): Type<readonly T[]> {
  const type = listType(values.join(', '), '', (given, accepts) => {
    const items = split(given, COMMAS)
    const blank = given.items.find((item) => split({ ...given, items: [item] }, COMMAS).length === 0)
    if (blank !== undefined || items.length === 0) refuse(given, blank ?? { text: '', source: given.source }, accepts)
    for (const item of items) if (!values.some((value) => value === item.text)) refuse(given, item, accepts, { near: values })
    return values.filter((value) => items.some((item) => item.text === value))
  })
  return { ...type, yaml: { list: true, scalars: ['string'] }, schema: { enum: values } }
}

/** A number of days, 0 or more, with three decimals at most. */
export function days(): Type<number> {
  const accepts = 'a number of days, 0 or more'
  return {
    accepts,
    hint: 'DAYS',
    isSecret: false,
    yaml: { list: false, scalars: ['number'] },
    schema: { minimum: 0 },
    read(given) {
      const item = single(given, accepts)
      if (!/^\d{1,5}(?:\.\d{1,3})?$/.test(item.text)) refuse(given, item, accepts)
      return Number(item.text)
    },
  }
}

/** True or false. */
export function onOff(): Type<boolean> {
  const { read, ...rest } = choice(['true', 'false'])
  return { ...rest, hint: null, yaml: { list: false, scalars: ['boolean'] }, schema: {}, read: (given) => read(given) === 'true' }
}

/** One line of text; null where it is empty. */
export function text(hint: string): Type<string | null> {
  return {
    accepts: hint,
    hint,
    isSecret: false,
    yaml: { list: false, scalars: TEXT },
    schema: {},
    read(given) {
      const item = single(given, hint)
      // A program that is given a value with a dash first could take it for a flag.
      if (item.text.startsWith('-') || /\p{Cc}/u.test(item.text)) refuse(given, { ...item, text: visible(item.text) }, hint)
      return item.text || null
    },
  }
}

/** The same, shown in no message. */
export function secret(): Type<string | null> {
  const accepts = 'a secret on one line'
  return {
    ...text(accepts),
    isSecret: true,
    read(given) {
      const item = single(given, accepts)
      if (item.text.startsWith('-') || /\p{Cc}/u.test(item.text)) refuse(given, { ...item, text: '***' }, accepts)
      return item.text || null
    },
  }
}

/** Words for a shell, on one line or several; null where there are none. */
export function command(hint: string): Type<string | null> {
  return {
    ...text(hint),
    read(given) {
      const { text: typed, source } = single(given, hint)
      const lines = typed.replaceAll('\r\n', '\n')
      // A shell takes a dash at the start for an option of its own. A character that is not seen is not what was meant.
      if (lines.startsWith('-') || /[^\P{Cc}\n\t]/u.test(lines)) refuse(given, { text: visible(lines), source }, hint)
      return lines || null
    },
  }
}

/** Where an app on this machine takes requests, by http; the word PORT may be in the place of the port. */
export function loopback(): Type<string> {
  const accepts = 'http://127.0.0.1:<port>/<path>, also with localhost, [::1] or the word PORT'
  return {
    ...text(accepts),
    hint: '<address>',
    accepts,
    read(given) {
      const item = single(given, accepts)
      const written = item.text.replace(/^(http:\/\/[^/]*):PORT(?=\/|$)/, '$1:1')
      const address = URL.canParse(written) && !/\s/.test(written) ? new URL(written) : null
      const isPlain = address?.protocol === 'http:' && Number(address.port) > 0 && address.username + address.password + address.hash === ''
      return isPlain && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(address.hostname) ? item.text : refuse(given, item, accepts)
    },
  }
}

/** Variables of an environment, and which of some things each is to hold, by commas or lines: `SIGNING_SECRET=secret`. */
export function variables<const T extends string>(things: readonly T[]): Type<readonly { readonly name: string; readonly holds: T }[]> {
  return listType(`<NAME>=${things.join('|')}`, '', (given, accepts) =>
    split(given, COMMAS).map((item) => {
      const [, name, thing] = /^([A-Za-z_][A-Za-z0-9_]{0,99})\s*=\s*(\w+)$/.exec(item.text) ?? []
      const holds = things.find((each) => each === thing)
      // What the program itself goes by is not for a secret.
      return name === undefined || holds === undefined || /^(?:PATH|HOME|PORT|NODE_OPTIONS|LD_.*)$/.test(name)
        ? refuse(given, item, accepts)
        : { name, holds }
    }),
  )
}

/** Globs, one a line. */
export function globs(): Type<readonly string[]> {
  return listType('<glob>', '', (given, accepts) =>
    split(given, LINES).map((item) => {
      try {
        readGlob(item.text)
        return item.text
      } catch (error) {
        if (error instanceof GlobError) return refuse(given, item, accepts, { why: error.message })
        throw error
      }
    }),
  )
}

/** Addresses of which the origin counts, by commas or lines, each once. */
export function origins(): Type<readonly string[]> {
  return listType('<address>', '', (given, accepts) =>
    unique(
      split(given, COMMAS).map((item) => {
        const address = URL.canParse(item.text) ? new URL(item.text) : null
        return address !== null && /^https?:$/.test(address.protocol) ? address.origin : refuse(given, item, accepts)
      }),
    ),
  )
}

/** Labels of GitHub, by commas or lines, each once. */
export function labels(): Type<readonly string[]> {
  return listType('<label>', ', 50 characters at most', (given, accepts) => {
    const items = split(given, COMMAS)
    for (const item of items) if (item.text.length > 50 || /\p{Cc}/u.test(item.text)) refuse(given, item, accepts)
    return unique(items.map((item) => item.text))
  })
}

/** Logins of GitHub by commas or lines, with or without an `@`, and teams as `team:slug` where they are accepted. */
export function logins({ teams }: { readonly teams: boolean }): Type<readonly string[]> {
  return listType(teams ? '<login> or team:<slug>' : '<login>', '', (given, accepts) => {
    const items = split(given, COMMAS).map(({ text: login, source }) => ({ text: login.replace(/^@/, ''), source }))
    for (const item of items) {
      const plain = teams ? item.text.replace(/^team:/, '') : item.text
      if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}(?:\[bot\])?$/.test(plain)) refuse(given, item, accepts)
    }
    return unique(items.map((item) => item.text))
  })
}

/** `node >=23: we wait for the API review`, one a line. */
export function ignores<Sdk extends Ignore['sdk']>(sdks: readonly Sdk[]): Type<readonly Ignore[]> {
  return listType('<sdk> <versions>: <reason>', '', (given, accepts) =>
    split(given, LINES).map((item) => {
      const [before = '', ...after] = item.text.split(':')
      const [name = '', ...versions] = before.trim().split(/\s+/)
      const sdk = sdks.find((candidate) => candidate === name)
      if (sdk === undefined) {
        const why = `"${name}" is not an SDK that is known (${sdks.join(', ')})`
        return refuse(given, item, accepts, { why })
      }
      const reason = after.join(':').trim()
      if (versions.length === 0) return refuse(given, item, accepts, { why: `the versions after "${sdk}" are missing` })
      if (reason === '') return refuse(given, item, accepts, { why: 'the reason after a colon is missing' })
      return { sdk, versions: versions.join(' '), reason }
    }),
  )
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}
