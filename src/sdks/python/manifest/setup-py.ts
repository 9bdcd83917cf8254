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

/** The kind of a list that has requirements as plain strings; undefined for any other bracket. */
function listKind(brackets: readonly Bracket[]): string | undefined {
  const [outer, inner] = brackets.slice(-2)
  const list = brackets.at(-1)
  if (list?.mark !== '[') return undefined
  if (list.label === 'install_requires') return 'setup.py:install_requires'
  return outer?.mark === '{' && outer.label === 'extras_require' && inner?.label !== ''
    ? `setup.py:extras_require.${inner?.label ?? ''}`
    : undefined
}

const INDIRECT = 'it is not a plain string in a list of install_requires or extras_require; change it by hand'

function isOneOf(token: PythonToken | undefined, marks: string): boolean {
  return token?.kind === 'mark' && marks.includes(token.text)
}

/**
 * What a setup.py says, and where it asks for stripe; read as text, never run. Only a plain string in a list that is
 * written down right there can be edited. Undefined where it cannot be read.
 */
export function readSetupPy(text: string): Reading | undefined {
  const tokens = pythonTokens(text)
  if (tokens === undefined) return undefined
  const entries: Entry[] = []
  const asked: Asked[] = []
  const brackets: Bracket[] = []
  tokens.forEach((token, at) => {
    if (isOneOf(token, '([{')) brackets.push({ mark: token.text, label: labelAt(tokens, at) })
    else if (isOneOf(token, ')]}')) brackets.pop()
    if (token.kind !== 'string') return
    const alone = isOneOf(tokens[at - 1], '[,') && isOneOf(tokens[at + 1], ',]')
    const kind = alone ? listKind(brackets) : undefined
    if (kind !== undefined && token.plain && parseRequirement(token.text) !== undefined)
      asked.push({ kind, requirement: oneLine(token.text) })
    if (!/stripe/i.test(token.text)) return
    const names = [labelAt(tokens, at), ...brackets.slice(-3).map(({ label }) => label)]
    if (kind === undefined && !names.some((name) => /requir|depend/i.test(name))) return
    const range = { start: token.start, end: token.end }
    const quotes = (token.end - token.start - token.text.length) / 2
    const inner = { start: range.start + quotes, end: range.end - quotes }
    const place = { kind: kind ?? 'setup.py', line: token.line, piece: at, range: inner, plain: token.plain }
    const entry = requirementEntry(token.text, place)
    // Elsewhere than in a list of requirements, what does not read as one is some other text.
    if (entry === undefined || (kind === undefined && entry.why === BROKEN_WHY)) return
    entries.push(kind === undefined ? { ...entry, why: entry.why ?? INDIRECT } : entry)
  })
  return { entries, pieces: tokens.map(({ kind, text: said }) => JSON.stringify([kind, said])), asked }
}

/** The `python_requires` of a setup.py, with its 1-based line; undefined where it is no plain string, or the file cannot be read. */
export function pythonRequires(text: string): { readonly line: number; readonly value: string } | undefined {
  const tokens = text.includes('python_requires') ? (pythonTokens(text) ?? []) : []
  const said = tokens.find((token, at) => token.plain && labelAt(tokens, at) === 'python_requires' && isOneOf(tokens[at + 1], ',)}'))
  return said && { line: said.line, value: said.text }
}
