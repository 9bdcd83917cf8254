import type { CriticalCall } from '../domain/audit.ts'
import type { Expression } from '../domain/audit-tree.ts'
import { above, chainOf, lastOf, outwards, pathOf, within, type CallPiece, type Piece, type Unit } from './code.ts'
import { find, ownFiles, type Report } from './findings.ts'
import { keyOf, type Key } from './keys.ts'
import { holdsEmail, keylessRule, swallowRule } from './repeats.ts'

/** What moves money or makes something that is billed, by resource: the methods that do. */
const CRITICAL: Readonly<Record<string, RegExp>> = {
  paymentintents: /^(?:create|confirm|capture)$/,
  charges: /^(?:create|capture)$/,
  refunds: /^create$/,
  transfers: /^(?:create|createReversal|create_reversal)$/,
  payouts: /^create$/,
  topups: /^create$/,
  subscriptions: /^create$/,
  invoices: /^(?:create|pay)$/,
  customers: /^create$/,
  sessions: /^create$/,
}

/** All of them, as stripe-python's asynchronous client calls them too. Most calls of a file are of no such method. */
const METHODS = /^(?:create|confirm|capture|pay|create_?[Rr]eversal)(?:_async)?$/

/** How stripe-python's classes are called. */
const CLASSES: Readonly<Record<string, string>> = {
  PaymentIntent: 'paymentintents',
  Charge: 'charges',
  Refund: 'refunds',
  Transfer: 'transfers',
  Payout: 'payouts',
  Topup: 'topups',
  Subscription: 'subscriptions',
  Invoice: 'invoices',
  Customer: 'customers',
  Session: 'sessions',
}

/** The rules of idempotency keys, and the list of the calls that they look at. */
export function callRules(report: Report): readonly CriticalCall[] {
  const found: CriticalCall[] = []
  const noRetries = report.program.files.some(({ module }) => /maxNetworkRetries:\s*0\b/.test(module.text))
  for (const file of ownFiles(report)) {
    if (saysStripe(file.module.text)) for (const piece of file.pieces) swallowRule(report, piece)
    for (const unit of file.units)
      for (const call of unit.calls) {
        const name = criticalName(report, call)
        if (name === null) continue
        const piece = file.pieceOf(call.code)
        if (piece === undefined) continue
        const retry = retryAround(piece)
        const keys = keyOf(report.program, call)
        keyRules(report, call, keys, retry)
        if (keys === null) keylessRule(report, call, name, retry?.by ?? null)
        if (keys === null && retry?.by === 'retry' && noRetries)
          find(report, 'SI006', unit, call.code.start, {
            message: `\`${name}\` is called again after an error, and each call makes its own payment: it has no idempotency key.`,
          })
        found.push({
          sdk: report.sdk,
          path: file.module.path,
          line: file.module.lineAt(call.code.start),
          call: name,
          key: kindOf(keys, retry),
          repeated: retry?.by ?? (isWebhook(unit) ? 'webhook' : 'not seen'),
        })
      }
  }
  return found
}

function isWebhook(unit: Unit): boolean {
  return [...outwards(unit)].some(({ is, module }) => /webhook/i.test(is?.name ?? '') || /webhook/i.test(module.path))
}

function keyRules(report: Report, { unit, code }: CallPiece, keys: readonly Key[] | null, retry: Retry | null): void {
  for (const { kind, at, unit: where } of keys ?? []) {
    const isScript = /(?:^|\/)(?:scripts?|bin|seeds?|migrations?)\//.test(unit.module.path)
    if (kind === 'constant' && !isScript && keys?.length === 1)
      find(report, 'SI002', where, at.start, {
        message: 'This idempotency key is the same for every call: for 24 hours Stripe answers each call with the result of the first.',
      })
    if (holdsEmail(at) && kind !== 'unknown')
      find(report, 'SI005', where, at.start, {
        message: 'This idempotency key holds an e-mail address, and Stripe keeps keys in its logs.',
      })
    if (kind === 'time')
      find(report, 'SI003', where, at.start, {
        message: 'This idempotency key is made of the time: a second attempt has another key, and pays twice.',
      })
    const inRetry = retry !== null && retry.by !== 'loop' && where.module === unit.module && retry.start <= at.start && at.end <= retry.end
    if (kind === 'random' && inRetry)
      find(report, 'SI004', where, at.start, {
        message: `This idempotency key is made again for each attempt (line ${unit.module.lineAt(code.start)}): a second attempt has another key, and pays twice.`,
      })
  }
}

function kindOf(keys: readonly Key[] | null, retry: Retry | null): CriticalCall['key'] {
  const [first] = keys ?? []
  if (keys === null) return 'none'
  if (first === undefined) return 'unknown'
  const inRetry = retry !== null && retry.by !== 'loop' && retry.start <= first.at.start && first.at.end <= retry.end
  return first.kind === 'random' && inRetry ? 'random in retry' : first.kind
}

/** `stripe.refunds.create` where a call is one of those; else null. */
function criticalName({ program }: Report, call: CallPiece): string | null {
  const { code, unit } = call
  if (!METHODS.test(lastOf(code.callee))) return null
  const chain = chainOf(code.callee).filter((name) => name !== '()')
  const method = (chain.at(-1) ?? '').replace(/_async$/, '')
  const resource = chain.at(-2) ?? ''
  const key = CLASSES[resource] ?? resource.replaceAll('_', '').toLowerCase()
  const isClass = CLASSES[resource] !== undefined
  if (CRITICAL[key]?.test(method) !== true || chain.length < 2) return null
  const root = rootOf(code.callee)
  const imported = root === null ? undefined : unit.module.imports.get(root)
  const ofModule = imported !== undefined && /^(?:npm:)?stripe(?:[./@]|$)/.test(imported.module)
  if (isClass && !ofModule && !chain.slice(0, -2).some(saysStripe)) return null
  // Sessions of the billing portal are sold to nobody.
  if (key === 'sessions' && chain.at(-3) !== 'checkout' && !(chain.length === 2 && /checkout/.test(imported?.module ?? ''))) return null
  const isStripe = ofModule || chain.slice(0, -2).some(saysStripe) || (chain.length > 2 && isClient(program, code.callee, unit))
  return isStripe ? pathOf(code.callee) : null
}

function saysStripe(name: string): boolean {
  return /stripe/i.test(name)
}

function rootOf(code: Expression): string | null {
  if (code.kind === 'name') return code.name
  return code.kind === 'member'
    ? rootOf(code.of)
    : code.kind === 'call'
      ? rootOf(code.callee)
      : code.kind === 'await'
        ? rootOf(code.of)
        : null
}

/** Whether what a resource is taken of is made as a client of the SDK. */
function isClient(program: Report['program'], callee: Expression, unit: Unit): boolean {
  const object = callee.kind === 'member' && callee.of.kind === 'member' ? callee.of.of : null
  if (object === null) return false
  return program
    .follow(object, unit)
    .some(({ code }) => code.kind === 'call' && /(?:^|\.)(?:Stripe|StripeClient)$/.test(pathOf(code.callee)))
}

/** What runs a call again. */
interface Retry {
  readonly by: 'retry' | 'loop' | 'queue'
  /** What is run again. */
  readonly start: number
  readonly end: number
}

const RETRIES = /retry|retries|backoff|attempt|resilien|withRetry|reintent/i

/** The loop, retry or queue that a call is in; what is nearest, and a retry before all others. */
function retryAround(piece: Piece): Retry | null {
  let loop: Retry | null = null
  let tried = false
  for (const up of above(piece)) {
    const { code } = up
    if (code.kind === 'try') tried = true
    if (code.kind === 'loop') {
      const said = RETRIES.test(up.unit.module.text.slice(code.start, code.body[0]?.start ?? code.start))
      if (said || (code.form !== 'each' && (tried || hasTry(code))))
        return { by: 'retry', start: code.body[0]?.start ?? code.start, end: code.end }
      loop ??= { by: 'loop', start: code.start, end: code.end }
    }
    if (
      code.kind === 'function' &&
      up.parent?.code.kind === 'call' &&
      up.role.startsWith('argument') &&
      RETRIES.test(lastOf(up.parent.code.callee))
    )
      return { by: 'retry', start: code.start, end: code.end }
    if (code.kind === 'define') {
      const by = decoratedBy(up)
      if (by !== null) return { by, start: code.is.body[0]?.start ?? code.start, end: code.end }
    }
  }
  return loop
}

function hasTry(code: Extract<Piece['code'], { kind: 'loop' }>): boolean {
  return code.body.some((statement) => [...within(statement)].some(({ kind }) => kind === 'try'))
}

/** `@retry(…)` of tenacity or backoff; `@shared_task(autoretry_for=…)` of Celery. */
function decoratedBy({ code }: Piece): 'retry' | 'queue' | null {
  if (code.kind !== 'define') return null
  for (const decorator of code.is.decorators) {
    const path = pathOf(decorator.kind === 'call' ? decorator.callee : decorator)
    if (/(?:^|\.)(?:retry|retrying|on_exception|on_predicate|Retryable|Retry)$/.test(path)) return 'retry'
    if (/(?:^|\.)(?:shared_task|task|periodic_task|actor|job)$/.test(path))
      return decorator.kind === 'call' && decorator.args.some(({ name }) => /retr/.test(name ?? '')) ? 'retry' : 'queue'
  }
  return null
}
