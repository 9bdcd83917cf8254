import type { Expression } from '../domain/audit-tree.ts'
import { lastOf, pathOf, textOf, within, type CallPiece, type File, type Unit } from './code.ts'
import { catchAround, outcomeOf } from './failure.ts'
import { cannotTell, find, ownFiles, type Report } from './findings.ts'
import { secretRules } from './secret.ts'
import { givenBy, sitesIn, type Site } from './sites.ts'
import { bodyOf, isTestPath, SAYS_SECRET, SAYS_SIGNATURE } from './words.ts'

/** The rules about each call that verifies a signature: SW003, SW004, SW008, SW010, SW011, SW013 and SW026. */
export function verificationRules(report: Report): void {
  for (const file of ownFiles(report)) {
    for (const site of sitesIn(file)) {
      payloadRule(report, site)
      toleranceRules(report, site)
      awaitRule(report, file, site)
      failureRule(report, file, site)
      secretRules(report, site)
    }
    for (const unit of file.units) for (const call of unit.calls) disguiseRule(report, call)
  }
}

/** SW012: `Event.construct_from(data, signature, secret)` takes them for a key and an account, and verifies nothing. */
function disguiseRule(report: Report, { code, unit }: CallPiece): void {
  if (
    /[Ww]ithout_?[Vv]erification$/.test(lastOf(code.callee)) &&
    code.args.some(({ value }) => givenBy(report.program, value, unit).some((one) => bodyOf(one.code) !== null))
  )
    find(report, 'SW012', unit, code.start, {
      message: `\`${lastOf(code.callee)}\` is for events that were verified before. Here it is given what a request holds, and anybody can send one.`,
    })
  if (!/(?:^|\.)Event\.construct_from$/.test(pathOf(code.callee))) return
  const takes = code.args.slice(1).some(({ value }) => SAYS_SIGNATURE.test(pathOf(value)) || SAYS_SECRET.test(pathOf(value)))
  if (takes)
    find(report, 'SW012', unit, code.start, {
      message:
        '`construct_from` takes these arguments for an API key and a version: it verifies no signature, and anybody can send an event.',
    })
}

/** SW004: what is verified is not what came. */
function payloadRule(report: Report, { unit, payload, call, kind }: Site): void {
  if (payload === undefined) return
  for (const { code, unit: at } of givenBy(report.program, payload, unit)) {
    const written = rewrites(code)
    if (written === null || isTestPath(at.module.path)) continue
    find(report, 'SW004', at, code.start, {
      message: `\`${written}\` gives other bytes than those that Stripe signed: genuine events are refused, and what is verified is not what came.`,
    })
    return
  }
  if (
    kind === 'event' &&
    payload.kind === 'name' &&
    report.program.isParameter(payload.name, unit) !== null &&
    callersOf(report, unit) === 0
  )
    cannotTell(report, unit, call.code.start, 'whether the body is raw', 'no caller of this function was found')
}

function callersOf({ program }: Report, unit: Site['unit']): number {
  return program.callersOf(unit).length + program.referencesOf(unit).length
}

function rewrites(code: Expression): string | null {
  const inner = code.kind === 'await' ? code.of : code
  if (inner.kind === 'member' && /^(?:request|flask\.request)\.json$/.test(pathOf(inner))) return 'request.json'
  if (inner.kind !== 'call') return null
  const path = pathOf(inner.callee)
  if (/(?:^|\.)(?:JSON\.stringify|json\.dumps|orjson\.dumps|ujson\.dumps)$/.test(path)) return path
  if (/(?:^|\.)(?:req|request)\.(?:json|get_json)$/.test(path)) return `${path}()`
  if (/(?:^|\.)Buffer\.from$|(?:^|\.)(?:encode|toString)$/.test(path)) {
    const given = lastOf(inner.callee) === 'from' ? inner.args[0]?.value : inner.callee.kind === 'member' ? inner.callee.of : undefined
    return given === undefined ? null : rewrites(given)
  }
  return null
}

/** More seconds than any clock is wrong. */
const MAX_TOLERANCE = 900
const HUGE = 3_600

/** SW010 and SW011: signatures that never grow old. */
function toleranceRules(report: Report, { unit, tolerance, call, kind, name }: Site): void {
  const { start } = call.code
  const isPython = unit.module.path.endsWith('.py')
  if (tolerance === undefined) {
    const { facts, isSince } = report.inUse
    const hasAge = facts.headerHasAge !== null && isSince(unit.module.path, facts.headerHasAge) === true
    const isOpen = kind === 'header' && !hasAge && (isPython || call.code.args.length === 3)
    if (isOpen && !call.code.args.some(({ spread }) => spread))
      find(report, 'SW011', unit, start, {
        message: `\`${name}\` without a tolerance accepts a signature however old it is${isPython ? '' : ', before stripe 23'}: what was once sent can be sent again.`,
      })
    return
  }
  for (const { code, unit: at } of givenBy(report.program, tolerance, unit)) {
    const seconds =
      code.kind === 'number'
        ? code.value
        : /(?:^|\.)Infinity$|MAX_SAFE_INTEGER$|maxsize$/.test(pathOf(code))
          ? Number.POSITIVE_INFINITY
          : null
    const off = (code.kind === 'nothing' && isPython) || (seconds !== null && (seconds <= 0 || seconds > HUGE))
    const isDefault = seconds === 0 && zeroIsDefault(report, unit)
    if (off && isDefault) {
      find(report, 'SW010', at, code.start, {
        level: 'warning',
        message: `A tolerance of 0 is 300 seconds in this version of the SDK. From ${report.inUse.facts.zeroToleranceOff ?? ''} on a signature is then accepted however old it is.`,
      })
    } else if (off) {
      const what = code.kind === 'nothing' ? 'None' : textOf(at, code)
      find(report, 'SW010', at, code.start, {
        message: `With a tolerance of \`${what}\` a signature is accepted however old it is${seconds === 0 && !isPython ? ', from stripe 23 on' : ''}: what was once sent can be sent again.`,
      })
    } else if (seconds !== null && seconds > MAX_TOLERANCE)
      find(report, 'SW010', at, code.start, {
        level: 'warning',
        message: `A tolerance of ${seconds} seconds lets an event that was once sent be sent again for ${Math.round(seconds / 60)} minutes.`,
      })
  }
}

/** Whether 0 means the default in the version that a file's code runs on. */
function zeroIsDefault({ inUse: { facts, isSince } }: Report, { module }: Site['unit']): boolean {
  return facts.zeroToleranceOff !== null && isSince(module.path, facts.zeroToleranceOff) === false
}

/** SW013: a promise is no event. */
function awaitRule(report: Report, file: File, { unit, call, name }: Site): void {
  if (!name.endsWith('Async') || lastOf(call.code.callee) !== name) return
  const piece = file.pieceOf(call.code)
  const parent = piece?.parent ?? null
  if (parent === null) return
  const message = `\`${name}\` gives a promise. Without \`await\` nothing waits for the verification, and the event has no type.`
  if (parent.code.kind === 'expression') find(report, 'SW013', unit, call.code.start, { message })
  if (parent.code.kind === 'member' && !/^(?:then|catch|finally)$/.test(parent.code.name ?? ''))
    find(report, 'SW013', unit, call.code.start, { message })
  if (parent.code.kind !== 'assign') return
  const [target] = parent.code.targets
  if (target === undefined) return
  if (target.path.length > 0) find(report, 'SW013', unit, call.code.start, { message })
  else if (isReadUnawaited(file, target.name)) find(report, 'SW013', unit, call.code.start, { message })
}

/** Whether a property of a name is read, and the name is never awaited or handed on. */
function isReadUnawaited({ pieces }: File, name: string): boolean {
  let read = false
  for (const { code, parent, role } of pieces) {
    if (code.kind !== 'name' || code.name !== name || parent === null) continue
    if (parent.code.kind === 'member' && role === 'of' && !/^(?:then|catch|finally)$/.test(parent.code.name ?? '')) read = true
    else return false
  }
  return read
}

/** SW008: a failure that is answered with success, in the `catch` or where the signature is missing. */
function failureRule(report: Report, file: File, { unit, call }: Site): void {
  const piece = file.pieceOf(call.code)
  const around = piece === undefined ? null : catchAround(piece)
  if (around !== null) {
    const { outcome, start } = outcomeOf(around.caught.body, around.unit)
    if (outcome === 'accepted')
      find(report, 'SW008', unit, start, {
        message: 'A failed verification is answered with success: nobody sees that events are refused, and forged ones look accepted.',
      })
  }
}

/** SW008: a request without a signature, in a function that verifies, that is answered with success. */
export function missingSignatureRule(report: Report, unit: Unit): void {
  for (const statement of unit.body.flatMap((one) => [...within(one)])) {
    if (statement.kind !== 'if' || !isMissingSignature(statement.test)) continue
    const { outcome, start } = outcomeOf(statement.yes, unit)
    if (outcome === 'accepted')
      find(report, 'SW008', unit, start, {
        message: 'A request without a signature is answered with success, although nothing was verified.',
      })
  }
}

/** `!signature`, `not sig_header`, `signature is None`. */
function isMissingSignature(test: Expression): boolean {
  if (test.kind === 'not') return test.of.kind !== 'call' && SAYS_SIGNATURE.test(pathOf(test.of)) && !/verif|valid/i.test(pathOf(test.of))
  if (test.kind === 'compare') return test.operator === '==' && test.right.kind === 'nothing' && SAYS_SIGNATURE.test(pathOf(test.left))
  return test.kind === 'or' && isMissingSignature(test.left) && isMissingSignature(test.right)
}
