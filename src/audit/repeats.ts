import type { Entry, Expression } from '../domain/audit-tree.ts'
import { above, lastOf, outwards, pathOf, within, type CallPiece, type Piece, type Unit } from './code.ts'
import { find, type Report } from './findings.ts'

/** What may run a function again, by its name or that of its file. */
const AGAIN = /(?<!without[-_])webhook|cron|\bjobs?\b|_job|job_|tasks?\b|worker|queue|schedul|fulfil|outbox|batch|payout|withdraw/i

/** SI001: a call without a key that may be made again, and would pay again. Those that Stripe itself makes once are none. */
export function keylessRule(report: Report, call: CallPiece, name: string, repeated: string | null): void {
  const { unit, code } = call
  const [resource = '', method = ''] = name.split('.').slice(-2)
  const what = resource.replaceAll('_', '').toLowerCase().replace(/s$/, '')
  const parameters = valuesOf(
    report,
    code.args.map(({ value }) => value),
    unit,
  )
  const names = new Set([...parameters, ...code.args.flatMap((one) => one.name ?? [])])
  const isAgain = repeated !== null || AGAIN.test([unit.module.path, ...[...outwards(unit)].map(({ is }) => is?.name ?? '')].join(' '))
  if (!/^create(?:_async)?$/.test(method)) return
  const why = reasonFor(what, names, isAgain)
  if (why !== null) find(report, 'SI001', unit, code.start, { message: `\`${name}\` has no idempotency key. ${why}` })
}

function reasonFor(what: string, names: ReadonlySet<string>, isAgain: boolean): string | null {
  if (what === 'refund') return names.has('amount') ? 'It refunds a part: where it is sent again, the part is refunded again.' : null
  if (what === 'payout' || what === 'transfer' || what === 'topup') return 'Where it is sent again, the money moves again.'
  if (what === 'paymentintent') {
    if (names.has('off_session') && names.has('confirm'))
      return 'It charges a saved card: where it is sent again, the card is charged again.'
    return isAgain && names.has('confirm') ? 'This code may run again, and then it charges again.' : null
  }
  if (what === 'charge' || what === 'subscription') return isAgain ? 'This code may run again, and then it bills again.' : null
  return null
}

/** The names of the parameters that are written out, or set later: `params.off_session = true`. */
function valuesOf({ program }: Report, args: readonly Expression[], unit: Unit): readonly string[] {
  return args.flatMap((value) => {
    const written = program
      .follow(value, unit)
      .flatMap(({ code, path }) => (code.kind === 'object' && path.length === 0 ? code.entries.flatMap(namesOf) : []))
    const start = value.kind === 'name' ? `${value.name}.` : null
    const set =
      start === null ? [] : [...unit.names.keys()].filter((name) => name.startsWith(start)).map((name) => name.slice(start.length))
    return [...written, ...set]
  })
}

/** The names of an entry: its own, or those of what is spread there on a condition, `...(amount && { amount })`. */
function namesOf({ name, value }: Entry): readonly string[] {
  if (name !== null) return [name]
  const spread = value.kind === 'and' ? value.right : value.kind === 'choice' ? value.yes : value
  return spread.kind === 'object' ? spread.entries.flatMap(namesOf) : []
}

/** Calls whose failure somebody must know of. */
const MONEY =
  /(?:^|\.)(?:paymentIntents|PaymentIntent|payment_intents|charges|Charge|refunds|Refund|transfers|Transfer|payouts|Payout|subscriptions|Subscription|invoices|Invoice)\.(?:create|confirm|capture|pay|cancel|refund|del|delete|update|modify)(?:_async)?$/

/** SI010: a `catch` that does nothing around a payment. */
export function swallowRule(report: Report, piece: Piece): void {
  const { code, unit } = piece
  if (code.kind !== 'call' || !MONEY.test(pathOf(code.callee))) return
  let role = piece.role
  for (const up of above(piece)) {
    if (up.unit !== unit) return
    if (up.code.kind === 'try' && role === 'body') {
      const silent = up.code.catches.find(({ body }) =>
        body.every((one) => one.kind === 'leave' && (one.by === 'continue' || one.by === 'break')),
      )
      if (silent !== undefined && up.code.catches.every(({ types }) => !types.some((type) => /InvalidRequest/.test(type))))
        find(report, 'SI010', unit, silent.start, {
          message: `An error of \`${lastOf(code.callee)}\` in line ${unit.module.lineAt(code.start)} is dropped: nobody knows whether the payment was made.`,
        })
      return
    }
    role = up.role
  }
}

/** Whether an idempotency key holds an e-mail address. */
export function holdsEmail(code: Expression): boolean {
  return [...within(code)].some((one) => (one.kind === 'name' || one.kind === 'member') && /e_?mail/i.test(one.name ?? ''))
}
