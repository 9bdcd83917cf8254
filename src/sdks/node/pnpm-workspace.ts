import { isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument } from 'yaml'

/** A text of pnpm-workspace.yaml and its line. */
export interface Setting {
  readonly value: string
  /** 1-based. */
  readonly line: number
}

/** What pnpm-workspace.yaml says that matters for Stripe. */
export interface PnpmWorkspace {
  /** The globs of its packages. */
  readonly packages: readonly string[]
  /** Minutes that a release must have been out. */
  readonly minimumReleaseAge: { readonly minutes: number; readonly line: number } | null
  /** Names and globs that the waiting time does not hold for. */
  readonly minimumReleaseAgeExclude: readonly string[]
  readonly overrides: ReadonlyMap<string, Setting>
  /** What `catalog:` (the name `default`) and `catalog:name` stand for, of Stripe's package. */
  readonly catalogs: ReadonlyMap<string, Setting>
}

/** As for a package.json. */
const MAX_SETTINGS = 2 * 1024 * 1024

function texts(node: unknown): readonly string[] {
  return isSeq(node) ? node.items.flatMap((item) => (isScalar(item) && typeof item.value === 'string' ? [item.value] : [])) : []
}

function pairs(node: unknown): readonly Pair[] {
  return isMap(node) ? node.items : []
}

/** Reads pnpm-workspace.yaml. Throws an Error of one sentence where it is no YAML. */
export function readPnpmWorkspace(text: string): PnpmWorkspace {
  if (text.length > MAX_SETTINGS) throw new Error('it is larger than 2 MB')
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const [error] = document.errors
  if (error !== undefined) throw new Error(`it is not valid YAML (line ${error.linePos?.[0].line ?? 1})`)
  const lineOf = (node: unknown): number => (isScalar(node) ? lines.linePos(node.range?.[0] ?? 0).line : 1)
  const settings = (node: unknown): ReadonlyMap<string, Setting> =>
    new Map(
      pairs(node).flatMap(({ key, value }) =>
        isScalar(key) && isScalar(value) && value.value !== null
          ? [[String(key.value), { value: String(value.value), line: lineOf(value) }] as const]
          : [],
      ),
    )
  const age = document.get('minimumReleaseAge', true)
  const catalogs = new Map<string, Setting>()
  const add = (name: string, node: unknown): void => {
    const stripe = settings(node).get('stripe')
    if (stripe !== undefined) catalogs.set(name, stripe)
  }
  add('default', document.get('catalog'))
  for (const { key, value } of pairs(document.get('catalogs'))) if (isScalar(key)) add(String(key.value), value)
  return {
    packages: texts(document.get('packages')),
    minimumReleaseAge: isScalar(age) && typeof age.value === 'number' ? { minutes: age.value, line: lineOf(age) } : null,
    minimumReleaseAgeExclude: texts(document.get('minimumReleaseAgeExclude')),
    overrides: settings(document.get('overrides')),
    catalogs,
  }
}
