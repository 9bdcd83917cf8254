import { CLOSED_BY, MAX_WALK } from './brackets.ts'
import type { Language, Token } from './tokens.ts'

/** What a value is given to: a variable, a property, a named argument, a header. */
export interface Target {
  /** With its dots, as in `stripe.api_version`. */
  readonly name: string
  /** Whether it was written as a string: `"Stripe-Version"`. */
  readonly quoted: boolean
}

/** Where a value stands. */
export interface Context {
  /** The names left of it: several in `const version: Stripe.LatestApiVersion = …`, none for a bare argument. */
  readonly targets: readonly Target[]
  /** The chain of the nearest call around them within the same function, as in `stripe.customers.create`, else empty. */
  readonly callee: string
  /** The words of the entries around them, up to that call, or of the statement where there is no call. */
  readonly words: string
}

/** Follows brackets, assignments, entries and calls through a file's tokens. */
export interface Frames {
  /** Where a value would stand that came next. */
  context(): Context
  take(token: Token): void
}

/** One open bracket, or the file itself, with what was read in its current statement, entry or argument. */
interface Frame {
  readonly open: string
  /** The chain in front of the bracket; empty where nothing is called or subscripted. */
  readonly before: string
  /** A brace that opens statements and no object; the file itself is one. */
  readonly isBlock: boolean
  targets: Target[]
  words: string
  /** Question marks whose colon is still to come. */
  ternaries: number
  /** The string read in it: null before the first, empty after a second. */
  only: string | null
  /** The chain before a `<`, for `create<T>(…)`. */
  generic: string
}

const ASSIGNS = new Set(['=', ':=', '??=', '||='])

/** Words before a bracket that call nothing. */
const KEYWORDS = new Set([
  'and',
  'as',
  'assert',
  'await',
  'case',
  'catch',
  'default',
  'delete',
  'elif',
  'else',
  'except',
  'for',
  'if',
  'in',
  'instanceof',
  'lambda',
  'new',
  'not',
  'of',
  'or',
  'return',
  'satisfies',
  'super',
  'switch',
  'typeof',
  'void',
  'while',
  'with',
  'yield',
])

/** What makes the name that follows a definition, and its brackets hold parameters. */
const DEFINES = new Set(['function', 'def', 'class'])

/** Words that carry a statement on to the next line. */
const CARRIES_ON = new Set(['as', 'satisfies', 'instanceof', 'in'])

const MAX_WORDS = 200
const MAX_TARGETS = 4

/** For one file. */
export function createFrames(language: Language): Frames {
  const python = language === 'python'
  const file = frameOf('', '', true)
  const frames = [file]
  let previous: Token = { kind: 'mark', text: ';', start: 0 }
  let chain = ''
  let introducedBy = ''
  let onNewLine = false

  return { context, take }

  function context(): Context {
    const walked = frames.slice(-MAX_WALK).toReversed()
    const given = walked.findIndex((frame) => frame.targets.length > 0)
    const around = walked.slice(Math.max(0, given))
    const edge = around.findIndex((frame) => isCall(frame) || frame.isBlock)
    const within = edge === -1 ? around : around.slice(0, edge + 1)
    const last = within.at(-1)
    return {
      targets: around[0]?.targets ?? [],
      callee: last !== undefined && isCall(last) ? last.before : '',
      words: within.map((frame) => frame.words).join(' '),
    }
  }

  function take(token: Token): void {
    if (token.kind === 'newline') {
      onNewLine = true
      return
    }
    const frame = frames.at(-1) ?? file
    if (onNewLine && endsStatement(frame, token)) clear(frame)
    onNewLine = false
    if (token.kind === 'word') takeWord(frame, token.text)
    else if (token.kind === 'string') {
      frame.only = frame.only === null ? token.text : ''
      chain = ''
    } else takeMark(frame, token.text)
    previous = token
  }

  /** Where a line end ends a statement: in Python outside brackets, in JavaScript between two values. */
  function endsStatement(frame: Frame, next: Token): boolean {
    if (python) return frames.length === 1
    if (frame.open !== '{' && frame !== file) return false
    const isValue = previous.kind !== 'mark' || CLOSED_BY.has(previous.text)
    return isValue && next.kind !== 'mark' && !CARRIES_ON.has(previous.text) && !CARRIES_ON.has(next.text)
  }

  function takeWord(frame: Frame, text: string): void {
    const joins = (previous.text === '.' || previous.text === '?.') && chain !== ''
    if (!joins) introducedBy = previous.text
    chain = joins ? `${chain}.${text}`.slice(-MAX_WORDS) : text
    if (frame.words.length < MAX_WORDS) frame.words += ` ${text}`
  }

  function takeMark(frame: Frame, text: string): void {
    if (text === '(' || text === '[' || text === '{') openFrame(frame, text)
    else if (CLOSED_BY.has(text)) closeFrame(text)
    else if (text === ',' || text === ';') endEntry(frame)
    else if (text === '<') frame.generic = previous.kind === 'word' ? chain : ''
    else if (text === '?') frame.ternaries += 1
    else if (text === ':') takeColon(frame)
    else if (ASSIGNS.has(text) && chain !== '') frame.targets = [...frame.targets.slice(-MAX_TARGETS), { name: chain, quoted: false }]
  }

  function openFrame(frame: Frame, text: string): void {
    const isKeyword = previous.kind === 'word' && KEYWORDS.has(previous.text)
    const followsValue = (previous.kind === 'word' && !isKeyword) || previous.text === ')' || previous.text === ']'
    const before = followsValue ? chain : text === '(' && previous.text === '>' ? frame.generic : ''
    const isDefinition = text === '(' && (DEFINES.has(introducedBy) || before === 'constructor')
    const isBlock = !python && text === '{' && (followsValue || previous.text === '=>' || previous.text === ';' || previous.text === '}')
    frames.push(frameOf(text, isDefinition || text === '{' ? '' : before, isBlock))
    chain = ''
    introducedBy = ''
  }

  /** A bracket that closes nothing near, as in a page's text, is left alone. */
  function closeFrame(text: string): void {
    const near = frames.slice(-MAX_WALK)
    const at = near.findLastIndex((frame) => frame.open === CLOSED_BY.get(text))
    const closed = near[at]
    if (closed === undefined) return
    frames.length -= near.length - at
    chain = closed.only && closed.before !== '' ? `${closed.before}.${closed.only}`.slice(-MAX_WORDS) : closed.before
    introducedBy = ''
  }

  /** A header may be two arguments, or two items: `headers.set('Stripe-Version', '…')`. */
  function endEntry(frame: Frame): void {
    const header = previous.kind === 'string' && frame.open !== '{' && /^stripe-version$/i.test(previous.text) ? previous.text : null
    clear(frame)
    if (header !== null) frame.targets = [{ name: header, quoted: true }]
  }

  /** The colon of `a ? b : c` names nothing; that of an optional property, `a?: b`, does. */
  function takeColon(frame: Frame): void {
    const closesTernary = frame.ternaries > 0 && previous.text !== '?'
    frame.ternaries = Math.max(0, frame.ternaries - 1)
    if (closesTernary) return
    if (previous.kind === 'string') frame.targets = [{ name: previous.text, quoted: true }]
    else if (chain !== '') frame.targets = [{ name: chain, quoted: false }]
  }
}

function isCall(frame: Frame): boolean {
  return frame.open === '(' && frame.before !== ''
}

function frameOf(open: string, before: string, isBlock: boolean): Frame {
  return { open, before, isBlock, targets: [], words: '', ternaries: 0, only: null, generic: '' }
}

function clear(frame: Frame): void {
  frame.targets = []
  frame.words = ''
  frame.ternaries = 0
  frame.only = null
  frame.generic = ''
}
