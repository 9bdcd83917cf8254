import type { Catch, Expression, Statement } from '../domain/audit-tree.ts'
import { above, pathOf, textOf, within, type CallPiece, type File, type Piece, type Unit } from './code.ts'
import { catchAround, outcomeOf } from './failure.ts'
import { find, ownFiles, type Report } from './findings.ts'
import { sitesIn, type Site } from './sites.ts'

/** SW009: answers that blame Stripe for a fault of the code, or the code for a forged event. */
export function answerRules(report: Report): void {
  for (const file of ownFiles(report)) {
    for (const site of sitesIn(file)) {
      const piece = file.pieceOf(site.call.code)
      if (piece !== undefined) answerRule(report, site, piece)
    }
    for (const unit of file.units) for (const call of unit.calls) helperRule(report, file, call)
  }
}

function answerRule(report: Report, { unit, call }: Site, piece: Piece): void {
  const around = catchAround(piece)
  if (around === null) return
  const { caught, unit: at } = around
  if (answersServerError(caught, at)) {
    find(report, 'SW009', at, caught.start, {
      message:
        'A bad signature is answered with 5xx, as if this server had failed: Stripe sends the event again for days, and an alarm about forged events never comes.',
    })
    return
  }
  const all = tryOf(piece)?.catches.find(isForAll)
  if (all === undefined || outcomeOf(all.body, at).outcome !== 'rejected' || !answersClientError(all, at)) return
  const isPython = unit.module.path.endsWith('.py')
  const handled = handledAfter(piece, call.code.end)
  // JavaScript catches everything by nature: only what else is in the `try` is hidden.
  if (isPython || handled)
    find(report, 'SW009', at, all.start, {
      message: handled
        ? ALIKE
        : 'Any error here, also a fault of the code, is answered as a bad signature is: nobody can tell the two apart.',
    })
}

/** The same where the verification is in a function that is called. */
function helperRule(report: Report, file: File, call: CallPiece): void {
  const piece = file.pieceOf(call.code)
  const all = piece === undefined ? undefined : tryOf(piece)?.catches.find(isForAll)
  if (piece === undefined || all === undefined || !handledAfter(piece, call.code.end) || !verifies(report, call)) return
  if (answersClientError(all, call.unit) && !statusesOf(takenByAny(all.body), call.unit).some((status) => status.startsWith('5')))
    find(report, 'SW009', call.unit, all.start, { message: ALIKE })
}

function verifies({ program }: Report, { code, unit }: CallPiece): boolean {
  return program
    .functionsOf(code.callee, unit)
    .some((one) => program.files.some((file) => file.module === one.module && sitesIn(file).some((site) => site.unit === one)))
}

const ALIKE = 'A fault of the code that handles the event is answered as a bad signature is: nobody can tell the two apart.'

function isForAll({ types }: Catch): boolean {
  return types.length === 0 || types.some((type) => /^(?:Exception|BaseException)$/.test(type))
}

function tryOf(piece: Piece): Extract<Statement, { kind: 'try' }> | null {
  let role = piece.role
  for (const up of above(piece)) {
    if (up.unit !== piece.unit) return null
    if (up.code.kind === 'try' && role === 'body') return up.code
    role = up.role
  }
  return null
}

/** Whether the `try` around a verification also does what the event asks for. */
function handledAfter(piece: Piece, end: number): boolean {
  const around = tryOf(piece)
  return (
    around !== null &&
    around.body.some(
      (statement) =>
        statement.start > end &&
        [...within(statement)].some(
          (one) => one.kind === 'switch' || one.kind === 'await' || (one.kind === 'compare' && /\btype\b/.test(pathOf(one.left))),
        ),
    )
  )
}

const STATUS = /(?:status(?:_?code)?["']?\s*[:=(]\s*|(?:sendStatus|code|abort|writeHead)\s*\(\s*|,\s*|HTTP_)([45]\d\d)\b/gi

function statusesOf(body: readonly Statement[], unit: Unit): readonly string[] {
  return body.flatMap((statement) => [...textOf(unit, statement).matchAll(STATUS)].flatMap(([, status]) => status ?? []))
}

/** What is done for an error of no class of its own: the branch of `error instanceof Error`, and not that of `error instanceof SignatureError`. */
function takenByAny(body: readonly Statement[]): readonly Statement[] {
  const taken: Statement[] = []
  for (const statement of body) {
    const asked = statement.kind === 'if' ? classAsked(statement.test) : null
    if (statement.kind !== 'if' || asked === null) {
      taken.push(statement)
      continue
    }
    const branch = takenByAny(asked === 'Error' ? statement.yes : statement.no)
    taken.push(...branch)
    if (branch.some(({ kind }) => kind === 'leave')) break
  }
  return taken
}

/** The class in `error instanceof Class`. */
function classAsked(test: Expression): string | null {
  return test.kind === 'compare' && test.operator === 'instanceof' ? pathOf(test.right) : null
}

function answersServerError(caught: Catch, unit: Unit): boolean {
  const statuses = statusesOf(caught.body, unit)
  // Flask takes what is returned for a response: an exception is none, which is a fault of its own.
  const returnsError =
    unit.module.path.endsWith('.py') &&
    caught.name !== null &&
    caught.body.some(
      (one) => one.kind === 'leave' && one.by === 'return' && one.value?.kind === 'name' && one.value.name === caught.name && isView(unit),
    )
  return returnsError || (statuses.length > 0 && statuses.every((status) => status.startsWith('5')))
}

function isView({ is }: Unit): boolean {
  return (is?.decorators ?? []).some((one) => /\.(?:route|post)$/.test(pathOf(one.kind === 'call' ? one.callee : one)))
}

/** Whether a fault of the code is answered with 4xx. */
function answersClientError({ body }: Catch, unit: Unit): boolean {
  const taken = takenByAny(body)
  return (
    statusesOf(taken, unit).some((status) => status.startsWith('4')) ||
    taken.some((statement) => /BadRequest|Forbidden/.test(textOf(unit, statement)))
  )
}
