import { BROKEN_WHY, oneLine, requirementEntry, type Asked, type Entry, type Reading } from './entries.ts'
import { pythonTokens, type PythonToken } from './python-tokens.ts'
import { parseRequirement } from './requirement.ts'

/** An open bracket, with the name that it is given to: `install_requires=[`, `"pay": [`, `extras_require=dict(`. */
interface Bracket {
  readonly mark: string
  readonly label: string
}

/** The name or key that what starts at `at` is given to; empty where there is none. */
function labelAt(tokens: readonly PythonToken[], at: number): string {
  const isCall = tokens[at]?.text === '(' && tokens[at - 1]?.kind === 'word'
  const before = at - (isCall ? 2 : 1)
  const given = tokens[before]?.kind === 'mark' && /^[=:]$/.test(tokens[before]?.text ?? '')
  const name = given ? tokens[before - 1] : undefined
  return name === undefined || name.kind === 'mark' ? '' : name.text
}

/** The kind of a list that has requirements as plain strings; undefined for any other bracket. `named`: see `namedLists`. */
function listKind(brackets: readonly Bracket[], named: ReadonlyMap<string, string>): string | undefined {
  const [outer, inner] = brackets.slice(-2)
  const list = brackets.at(-1)
  if (list?.mark !== '[') return undefined
  if (list.label === 'install_requires') return 'setup.py:install_requires'
  if (brackets.length === 1 && named.has(list.label)) return named.get(list.label)
  return outer?.mark === '{' && outer.label === 'extras_require' && inner?.label !== ''
    ? `setup.py:extras_require.${inner?.label ?? ''}`
    : undefined
}

/** Visits each token with the brackets that are open at it, its own among them. */
function walk(tokens: readonly PythonToken[], visit: (token: PythonToken, at: number, brackets: readonly Bracket[]) => void): void {
  const brackets: Bracket[] = []
  tokens.forEach((token, at) => {
    if (isOneOf(token, '([{')) brackets.push({ mark: token.text, label: labelAt(tokens, at) })
    else if (isOneOf(token, ')]}')) brackets.pop()
    visit(token, at, brackets)
  })
}

/**
 * Names that are assigned a list of requirements, and the kind of that list: `REQS` of `install_requires=REQS` and of
 * `extras_require={"pay": REQS}`, where the file gives the name one value and no other.
 */
function namedLists(tokens: readonly PythonToken[]): ReadonlyMap<string, string> {
  const named = new Map<string, string>()
  const given = new Map<string, number>()
  walk(tokens, (token, at, brackets) => {
    if (token.kind !== 'word') return
    const isGiven = isOneOf(tokens[at + 1], '=') && brackets.length === 0
    if (isGiven) given.set(token.text, (given.get(token.text) ?? 0) + 1)
    if (!isOneOf(tokens[at + 1], ',)}')) return
    const label = labelAt(tokens, at)
    const table = brackets.at(-1)
    if (label === 'install_requires') named.set(token.text, 'setup.py:install_requires')
    else if (label !== '' && table?.mark === '{' && table.label === 'extras_require')
      named.set(token.text, `setup.py:extras_require.${label}`)
  })
  return new Map([...named].filter(([name]) => given.get(name) === 1))
}

/** Whether a text is requirements, on a line each, and one of them asks for a version of stripe. */
function readsAsStripe(text: string): boolean {
  if (!/stripe/i.test(text)) return false
  const read = text
    .split('\n')
    .filter((row) => row.trim() !== '')
    .map(parseRequirement)
  return read.every((one) => one !== undefined) && read.some((one) => one?.name === 'stripe' && one.specifier !== '')
}

const INDIRECT = 'it is not a plain string in a list of install_requires or extras_require; change it by hand'

function isOneOf(token: PythonToken | undefined, marks: string): boolean {
  return token?.kind === 'mark' && marks.includes(token.text)
}

/**
 * What a setup.py says, and where it asks for stripe; read as text, never run. Only a plain string in a list that is
 * written down right there, or under a name that has no other value, can be edited. Undefined where it cannot be read.
 */
export function readSetupPy(text: string): Reading | undefined {
  const tokens = pythonTokens(text)
  if (tokens === undefined) return undefined
  const entries: Entry[] = []
  const asked: Asked[] = []
  const named = namedLists(tokens)
  walk(tokens, (token, at, brackets) => {
    if (token.kind !== 'string') return
    const alone = isOneOf(tokens[at - 1], '[,') && isOneOf(tokens[at + 1], ',]')
    const kind = alone ? listKind(brackets, named) : undefined
    if (kind !== undefined && token.plain && parseRequirement(token.text) !== undefined)
      asked.push({ kind, requirement: oneLine(token.text) })
    if (!/stripe/i.test(token.text)) return
    const names = [labelAt(tokens, at), ...brackets.slice(-3).map(({ label }) => label)]
    // Behind any other mark it is a statement of its own, such as a docstring.
    const isValue = isOneOf(tokens[at - 1], brackets.length === 0 ? '=+' : '=+([{,:')
    const isList = isValue && readsAsStripe(token.text)
    if (kind === undefined && !isList && !names.some((name) => /requir|depend/i.test(name))) return
    const range = { start: token.start, end: token.end }
    const quotes = (token.end - token.start - token.text.length) / 2
    const inner = { start: range.start + quotes, end: range.end - quotes }
    const place = { kind: kind ?? 'setup.py', line: token.line, piece: at, range: inner, plain: token.plain }
    const entry = requirementEntry(token.text, place)
    // Elsewhere than in a list of requirements, what does not read as one is some other text.
    if (entry === undefined && isList) entries.push({ ...place, specifier: token.text, pythons: null, rest: token.text, why: INDIRECT })
    if (entry === undefined || (kind === undefined && entry.why === BROKEN_WHY && !isList)) return
    entries.push(kind === undefined ? { ...entry, why: entry.why === BROKEN_WHY ? INDIRECT : (entry.why ?? INDIRECT) } : entry)
  })
  return { entries: allOrNone(entries), pieces: tokens.map(({ kind, text: said }) => JSON.stringify([kind, said])), asked }
}

/** What is not understood is not moved, and then nothing beside it: pip could not install both. */
function allOrNone(entries: readonly Entry[]): readonly Entry[] {
  const indirect = entries.find(({ why }) => why === INDIRECT)
  if (indirect === undefined) return entries
  const why = `line ${indirect.line} asks for stripe too, and not in a plain list; change both by hand`
  return entries.map((entry) => (entry.why === null ? Object.assign(entry, { why }) : entry))
}

/** The `python_requires` of a setup.py, with its 1-based line; undefined where it is no plain string, or the file cannot be read. */
export function pythonRequires(text: string): { readonly line: number; readonly value: string } | undefined {
  const tokens = text.includes('python_requires') ? (pythonTokens(text) ?? []) : []
  const said = tokens.find((token, at) => token.plain && labelAt(tokens, at) === 'python_requires' && isOneOf(tokens[at + 1], ',)}'))
  return said && { line: said.line, value: said.text }
}
