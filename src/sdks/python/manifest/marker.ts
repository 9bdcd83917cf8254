import { validRange } from '@renovatebot/pep440'

/** Alternatives of clauses that hold together; one without clauses is any Python. */
type Pythons = readonly (readonly string[])[]

const ANY: Pythons = [[]]

/** A marker with more cases than people write is taken for any Python. */
const MAX_CASES = 20

const TOKEN = /[ \t]*(?:([()])|"([^"]*)"|'([^']*)'|([A-Za-z_.]+)|([<>=!~]{1,3}))/y

interface Token {
  readonly kind: 'bracket' | 'string' | 'word' | 'operator'
  readonly text: string
}

function tokensOf(marker: string): readonly Token[] {
  const tokens: Token[] = []
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < marker.trimEnd().length;) {
    const [, bracket, double, single, word, operator] = TOKEN.exec(marker) ?? []
    const string = double ?? single
    if (bracket !== undefined) tokens.push({ kind: 'bracket', text: bracket })
    else if (string !== undefined) tokens.push({ kind: 'string', text: string })
    else if (word !== undefined) tokens.push({ kind: 'word', text: word })
    else if (operator !== undefined) tokens.push({ kind: 'operator', text: operator })
    else return []
  }
  return tokens
}

const FLIPPED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

/** A clause on `python_version`, which is a minor version without its patch releases: `<= "3.8"` is `<3.9`. */
function minorClause(operator: string, version: string): string {
  const [, major, minor] = /^(\d+)\.(\d+)$/.exec(version) ?? []
  if (major === undefined) return `${operator}${version}`
  const next = `${major}.${Number(minor) + 1}`
  const clauses: Readonly<Record<string, string>> = {
    '<=': `<${next}`,
    '>': `>=${next}`,
    '==': `==${version}.*`,
    '===': `==${version}.*`,
    '!=': `!=${version}.*`,
  }
  return clauses[operator] ?? `${operator}${version}`
}

/** What one comparison says of Python; any where it is about something else. */
function compared(left: Token | undefined, operator: string, right: Token | undefined): Pythons {
  const [name, value] = left?.kind === 'word' ? [left, right] : [right, left]
  if (value?.kind !== 'string' || (name?.text !== 'python_version' && name?.text !== 'python_full_version')) return ANY
  const clause = name.text === 'python_version' ? minorClause : (sign: string, version: string): string => `${sign}${version}`
  if (operator === 'in' && name === left) return value.text.split(/[\s,]+/).map((version) => [clause('==', version)])
  return [[clause(name === left ? operator : (FLIPPED[operator] ?? operator), value.text)]]
}

/** Both at once. */
function both(one: Pythons, other: Pythons): Pythons {
  return one.length * other.length > MAX_CASES ? ANY : one.flatMap((left) => other.map((right) => [...left, ...right]))
}

/**
 * The Pythons that an environment marker is for, as a range: `<3.9` of `python_version < "3.9" and extra == "pay"`. Null
 * where it leaves none out, or does not read as a marker. By the grammar of PEP 508; `and` binds closer than `or`.
 */
export function pythonsOf(marker: string | null): string | null {
  const tokens = marker === null || marker.length > 500 ? [] : tokensOf(marker)
  let at = 0
  const isNext = (text: string): boolean => tokens[at]?.kind !== 'string' && tokens[at]?.text === text
  function atom(): Pythons {
    if (isNext('(')) {
      at += 1
      const inner = alternatives()
      at += 1
      return inner
    }
    const left = tokens[at]
    const isNot = tokens[at + 1]?.text === 'not'
    const operator = tokens[at + 1]?.text ?? ''
    const right = tokens[at + (isNot ? 3 : 2)]
    at += isNot ? 4 : 3
    return isNot ? ANY : compared(left, operator, right)
  }
  function conjunction(): Pythons {
    let found = atom()
    while (isNext('and')) {
      at += 1
      found = both(found, atom())
    }
    return found
  }
  function alternatives(): Pythons {
    const found = [...conjunction()]
    while (isNext('or')) {
      at += 1
      found.push(...conjunction())
    }
    return found
  }
  const found = tokens.length === 0 ? ANY : alternatives()
  const ranges = found.map((clauses) => clauses.join(','))
  return at === tokens.length && ranges.every((range) => range !== '' && validRange(range)) ? ranges.join(' || ') : null
}
