import { CLOSED_BY, MAX_WALK } from './brackets.ts'
import { tokensOf, type Token } from './tokens.ts'

/** One argument of a call, as far as it can be told without knowing any value. */
export interface Argument {
  /** The names of its entries, where it is an object that is written out, there or as a constant before; else null. */
  readonly keys: readonly string[] | null
  /** The word, where it is nothing but one: `0`, `undefined`, a variable; else null. */
  readonly word: string | null
}

/** A call of a method. */
export interface Call {
  /** What is called, with its dots: `stripe.paymentIntents.capture`; calls and subscripts on the way are left out. */
  readonly callee: string
  readonly arguments: readonly Argument[]
  /** Offset of the method's name. */
  readonly start: number
}

/** An object literal while it is read. */
interface Literal {
  readonly keys: string[]
  /** Whether it has nothing but plain entries so far: no spread, no computed name, no method. */
  plain: boolean
  /** A name that is a key, if what follows lets it be one. */
  name: string | null
  /** Whether the colon of the entry was read. */
  inValue: boolean
  /** The constant that it is given to. */
  readonly constant: string | null
}

/** One open bracket, or the file itself. */
interface Frame {
  readonly open: string
  /** The chain in front of the bracket; empty where it follows no value. */
  readonly before: string
  /** Whether it holds the arguments of a method; its name stands at `start`. */
  readonly isCall: boolean
  readonly start: number
  readonly arguments: Argument[]
  /** How many tokens of the argument that is being read stand directly in the bracket. */
  tokens: number
  word: string | null
  keys: readonly string[] | null
  /** Whether a cast was read behind an object, which says nothing of its value. */
  cast: boolean
  /** Where the bracket opens an object literal. */
  readonly literal: Literal | null
  /** The names of this scope: the keys of a constant that is an object literal, null of any other. */
  readonly names: Map<string, readonly string[] | null>
}

const MAX_CHAIN = 200

/**
 * The calls of methods in a JavaScript or TypeScript source, each when its bracket closes. It follows brackets and knows
 * nothing of types; what it can not tell is null. One pass, with work in proportion to the length.
 */
export function* callsIn(text: string): Generator<Call> {
  const scan = scanner()
  for (const token of tokensOf(text, 'javascript')) {
    const call = scan(token)
    if (call !== null) yield call
  }
}

/** Takes a file's tokens one by one; returns the call that a token closes. */
function scanner(): (token: Token) => Call | null {
  const file = frameOf({ open: '', before: '', isCall: false, start: 0, literal: null })
  const frames = [file]
  let previous: Token = { kind: 'mark', text: ';', start: 0 }
  let chain = ''
  let chainAt = 0
  /** What `const`, `let` or `var` names, until its value begins. */
  let declared: { readonly name: string; readonly isConstant: boolean } | null = null

  return (token) => {
    if (token.kind === 'newline') return null
    const frame = frames.at(-1) ?? file
    let call: Call | null = null
    if (token.kind === 'mark' && CLOSED_BY.has(token.text)) call = close(token.text)
    else if (token.kind === 'mark' && /^[([{]$/.test(token.text)) open(frame, token.text)
    else takeInside(frame, token)
    previous = token
    return call
  }

  function isPrevious(...marks: readonly string[]): boolean {
    return previous.kind === 'mark' && marks.includes(previous.text)
  }

  function takeInside(frame: Frame, token: Token): void {
    beginValue(frame)
    if (token.kind === 'word') takeWord(token)
    if (token.kind === 'string') chain = ''
    if (token.kind === 'mark' && token.text === ';') declared = null
    if (token.kind === 'mark' && token.text === ',') return endEntry(frame)
    if (frame.literal !== null) takeInLiteral(frame.literal, token)
    frame.cast ||= frame.keys !== null && token.kind === 'word' && /^(?:as|satisfies)$/.test(token.text)
    if (!frame.cast) count(frame, token.kind === 'word' ? token.text : null)
  }

  function takeWord({ text, start }: Token): void {
    chain = chain !== '' && isPrevious('.', '?.') ? `${chain}.${text}`.slice(-MAX_CHAIN) : text
    chainAt = start
    if (previous.kind === 'word' && /^(?:const|let|var)$/.test(previous.text))
      declared = { name: text, isConstant: previous.text === 'const' }
  }

  /** Whatever a name is given hides what an outer scope gives to the same name. Returns the name of a constant. */
  function beginValue(frame: Frame): string | null {
    if (declared === null || !isPrevious('=')) return null
    const { name, isConstant } = declared
    declared = null
    const isNew = !frame.names.has(name)
    frame.names.set(name, null)
    return isConstant && isNew ? name : null
  }

  function open(frame: Frame, bracket: string): void {
    const constant = beginValue(frame)
    declared = null
    const isArgument = frame.isCall && frame.tokens === 0
    const follows = previous.kind === 'word' || isPrevious(')', ']')
    const before = follows ? chain : ''
    if (frame.literal !== null && !frame.literal.inValue) frame.literal.plain = false
    if (!frame.cast) count(frame, null)
    const isLiteral = bracket === '{' && (isArgument || constant !== null)
    frames.push(
      frameOf({
        open: bracket,
        before,
        isCall: bracket === '(' && before.includes('.'),
        start: chainAt,
        literal: isLiteral ? { keys: [], plain: true, name: null, inValue: false, constant } : null,
      }),
    )
    chain = ''
  }

  /** A bracket that closes nothing near, as in a page's text, is left alone. */
  function close(bracket: string): Call | null {
    declared = null
    const near = frames.slice(-MAX_WALK)
    const at = near.findLastIndex((frame) => frame.open === CLOSED_BY.get(bracket))
    const closed = near[at]
    if (closed === undefined) return null
    frames.length -= near.length - at - 1
    if (closed.tokens > 0 || closed.literal !== null) endEntry(closed)
    frames.pop()
    chain = closed.before
    const around = frames.at(-1) ?? file
    if (closed.literal !== null) {
      const keys = closed.literal.plain ? closed.literal.keys : null
      if (closed.literal.constant !== null) around.names.set(closed.literal.constant, keys)
      else if (!around.cast) around.keys = keys
    }
    return closed.isCall ? { callee: closed.before, arguments: closed.arguments, start: closed.start } : null
  }

  function endEntry(frame: Frame): void {
    const { literal } = frame
    if (literal !== null) {
      if (literal.name !== null) literal.keys.push(literal.name)
      literal.name = null
      literal.inValue = false
    }
    if (frame.isCall) frame.arguments.push({ keys: frame.keys ?? keysOf(frame.word), word: frame.word })
    frame.tokens = 0
    frame.word = null
    frame.keys = null
    frame.cast = false
  }

  /** What the nearest scope says of a name. */
  function keysOf(word: string | null): readonly string[] | null {
    if (word === null) return null
    const scope = frames.slice(-MAX_WALK).findLast(({ names }) => names.has(word)) ?? file
    return scope.names.get(word) ?? null
  }
}

function takeInLiteral(literal: Literal, { kind, text }: Token): void {
  if (literal.inValue) return
  if (literal.name === null) {
    if (kind === 'mark') literal.plain = false
    else literal.name = text
  } else if (kind === 'mark' && text === ':') {
    literal.keys.push(literal.name)
    literal.name = null
    literal.inValue = true
  } else literal.plain = false
}

function count(frame: Frame, word: string | null): void {
  frame.tokens += 1
  frame.word = frame.tokens === 1 ? word : null
  frame.keys = null
}

function frameOf(opened: Pick<Frame, 'open' | 'before' | 'isCall' | 'start' | 'literal'>): Frame {
  return { ...opened, arguments: [], tokens: 0, word: null, keys: null, cast: false, names: new Map() }
}
