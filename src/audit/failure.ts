import type { Catch, Expression, Statement } from '../domain/audit-tree.ts'
import { above, lastOf, pathOf, textOf, within, type Piece, type Unit } from './code.ts'
import { neverReturns } from './words.ts'

/** What a failed verification comes to. `continues`: the code after it runs. */
type Outcome = 'rejected' | 'accepted' | 'continues' | 'unknown'

export interface Failure {
  readonly outcome: Outcome
  /** Where the outcome is decided. */
  readonly start: number
  readonly logged: boolean
}

/** What catches the error of a verification, in the same function; null where nothing does. */
export function catchAround(piece: Piece): { readonly caught: Catch; readonly unit: Unit } | null {
  let role = piece.role
  for (const up of above(piece)) {
    if (up.code.kind === 'try' && role === 'body') {
      const caught = up.code.catches.find(({ types }) => types.some((type) => /Signature/.test(type))) ?? up.code.catches.find(catchesAll)
      if (caught !== undefined) return { caught, unit: up.unit }
    }
    if (up.unit !== piece.unit) return null
    role = up.role
  }
  return null
}

function catchesAll({ types }: Catch): boolean {
  return types.length === 0 || types.some((type) => /(?:^|\.)(?:Exception|BaseException|StripeError)$/.test(type))
}

/** What a branch that is taken on failure comes to. */
export function outcomeOf(body: readonly Statement[], unit: Unit): Failure {
  const logged = body.some((statement) => [...within(statement)].some((one) => one.kind === 'call' && isLog(one)))
  const { outcome, start } = run(body, unit, null)
  return { outcome, start: start ?? body[0]?.start ?? 0, logged }
}

function isLog(code: Extract<Expression, { kind: 'call' }>): boolean {
  return /(?:^|\.)(?:\w*[lL]og(?:ger|ging)?|LOG(?:GER)?|console|[Ss]entry|capture_?[Ee]xception|print)\b/.test(pathOf(code.callee))
}

interface Ran {
  readonly outcome: Outcome
  readonly start: number | null
}

/** The answer that was sent before a plain `return`, where there is one. */
type Sent = {
  readonly status: 'good' | 'bad' | 'unknown'
  readonly start: number
  /** Whether it names no status of its own. */
  readonly isPlain?: true
} | null

function run(body: readonly Statement[], unit: Unit, sentBefore: Sent): Ran {
  let sent = sentBefore
  for (const statement of body) {
    switch (statement.kind) {
      case 'leave':
        return left(statement, unit, sent)
      case 'expression': {
        if (neverReturns(statement.value)) return { outcome: 'rejected', start: statement.start }
        sent = after(sent, answered(statement.value, unit))
        break
      }
      case 'assign': {
        const isStatus = statement.targets.some(({ name }) => /\.status(?:Code|_code)?$/.test(name))
        if (isStatus)
          sent = { status: statement.value.kind === 'number' ? gradeOf(statement.value.value) : 'unknown', start: statement.start }
        break
      }
      case 'if': {
        const isSignature = /Signature/.test(textOf(unit, statement.test))
        const yes = run(statement.yes, unit, sent)
        if (isSignature && !/!|not /.test(textOf(unit, statement.test))) return yes
        const no = run([...statement.no], unit, sent)
        if (yes.outcome === 'rejected' && no.outcome === 'rejected') return yes
        if (yes.outcome !== 'continues' || no.outcome !== 'continues') return { outcome: 'unknown', start: statement.start }
        break
      }
      case 'block':
      case 'try': {
        const inner = run(statement.body, unit, sent)
        if (inner.outcome !== 'continues') return inner
        break
      }
      default:
        break
    }
  }
  if (sent?.status === 'good') return { outcome: 'accepted', start: sent.start }
  return { outcome: sent === null ? 'continues' : sent.status === 'bad' ? 'rejected' : 'unknown', start: sent?.start ?? null }
}

function left(statement: Extract<Statement, { kind: 'leave' }>, unit: Unit, sent: Sent): Ran {
  const { start, by, value } = statement
  if (by === 'throw') return { outcome: 'rejected', start }
  if (by !== 'return') return { outcome: 'unknown', start }
  const own = value === null ? null : after(sent, answered(value, unit) ?? returned(value, unit))
  const { status } = own ?? sent ?? { status: 'unknown' as const }
  const where = own === null && sent !== null ? sent.start : start
  return { outcome: status === 'good' ? 'accepted' : status === 'bad' ? 'rejected' : 'unknown', start: where }
}

/** What is answered: `res.status(400)` decides for the `res.end()` that follows. */
function after(before: Sent, next: Sent): Sent {
  return next === null || (before?.status === 'bad' && next.status === 'good' && next.isPlain === true) ? before : next
}

function gradeOf(status: number): 'good' | 'bad' {
  return status >= 200 && status < 300 ? 'good' : 'bad'
}

/** What an expression answers to a request with; null where it answers nothing. */
function answered(code: Expression, unit: Unit): Sent {
  const inner = code.kind === 'await' ? code.of : code
  if (inner.kind !== 'call') return null
  const path = pathOf(inner.callee)
  const { start } = inner
  const text = textOf(unit, inner)
  if (/^next$/.test(path)) return inner.args.length > 0 ? { status: 'bad', start } : null
  const written = /\b(?:status|sendStatus|code|writeHead|set_status|status_code)\s*\(\s*(\d{3})\b/.exec(text)?.[1]
  if (written !== undefined) return { status: gradeOf(Number(written)), start }
  if (/(?:^|\.)(?:res|response|reply)\.(?:json|send|end|jsonp)$/.test(path)) return { status: 'good', start, isPlain: true }
  if (/(?:^|\.)(?:res|response|reply)\b/.test(path) && /\.(?:status|code|sendStatus|writeHead)(?:\(\))?(?:\.|$)/.test(path))
    return { status: 'unknown', start }
  return constructed(inner, path, text, start)
}

/** A response that is made: `NextResponse.json(…)`, `HttpResponse(status=400)`. */
function constructed(code: Extract<Expression, { kind: 'call' }>, path: string, text: string, start: number): Sent {
  const last = lastOf(code.callee)
  if (/^HttpResponse(?:BadRequest|Forbidden|NotFound|NotAllowed|ServerError)$/.test(last)) return { status: 'bad', start }
  const isResponse =
    /^(?:Http|Json|JSON|Plain|PlainText|HTML|Next)?Response$/.test(last) ||
    /(?:^|\.)(?:NextResponse|Response)\.(?:json|error)$/.test(path) ||
    /^(?:c|ctx|context)\.(?:json|text|body)$/.test(path) ||
    last === 'jsonify'
  if (!isResponse) return null
  if (last === 'error') return { status: 'bad', start }
  const literal = /\bstatus(?:_code|Code)?["']?\s*[:=]\s*(\d{3})\b/.exec(text)?.[1] ?? /HTTP_(\d{3})/.exec(text)?.[1]
  if (literal !== undefined) return { status: gradeOf(Number(literal)), start }
  const second = code.args[1]?.value
  if (second?.kind === 'number') return { status: gradeOf(second.value), start }
  if (/status/i.test(text.slice(last.length)) || code.args.some(({ spread }) => spread)) return { status: 'unknown', start }
  if (last === 'JsonResponse' && code.args.every(({ name }) => name !== null)) return { status: 'unknown', start }
  return { status: second === undefined || second.kind === 'object' ? 'good' : 'unknown', start }
}

/** What a handler returns that is no call: `"", 400`, `{ statusCode: 400 }`. */
function returned(code: Expression, unit: Unit): Sent {
  const { start } = code
  if (code.kind === 'object') {
    const status = code.entries.find(({ name }) => name === 'statusCode' || name === 'status')?.value
    return status?.kind === 'number' ? { status: gradeOf(status.value), start } : null
  }
  if (code.kind !== 'other' || !unit.module.path.endsWith('.py')) return null
  const [, status] = code.parts
  return status?.kind === 'number' && status.value >= 100 && status.value < 600 ? { status: gradeOf(status.value), start } : null
}
