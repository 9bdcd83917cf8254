import type { Expression } from '../domain/audit-tree.ts'
import { assignedTo, chainOf, lastOf, outwards, pathOf, textOf, type CallPiece, type File, type Unit } from './code.ts'
import { find, ownFiles, type Report } from './findings.ts'
import type { Found } from './program.ts'
import { sitesIn } from './sites.ts'
import { bodyOf, isEventName, verifierIn } from './words.ts'

/** What writes to a log. */
const SINK =
  /(?:^|\.)(?:console\.(?:log|info|warn|error|debug|dir|trace)|print|pprint|debug|(?:\w*[lL]og|\w*[lL]ogger|logging|LOG|LOGGER|log)(?:\(\))?\.(?:log|info|warn|warning|error|debug|exception|critical|trace|notice|verbose|bind))$/

/** What gives a text of all that it is given. */
const WHOLE = /^(?:JSON\.stringify|json\.dumps|str|repr|dict|util\.inspect|inspect|String|pformat|pprint\.pformat)$/

/** SW018: events, payments, headers and bodies that are written to a log in full. */
export function logRules(report: Report): void {
  for (const file of ownFiles(report)) {
    const takesEvents = sitesIn(file).length > 0 || file.pieces.some(({ code }) => isExpressionKind(code) && isEventName(code))
    for (const unit of file.units)
      for (const call of unit.calls) {
        if (!SINK.test(pathOf(call.code.callee))) continue
        const at: At = { unit, takesEvents, isForStripe: isForStripe(unit) }
        const what = call.code.args.map(({ value }) => secretIn(report, value, at, 0)).find((one) => one !== null)
        if (what !== undefined) find(report, 'SW018', unit, call.code.start, { message: `${what} is written to the log in full.` })
      }
  }
}

/** Whether a function has to do with webhooks of Stripe: a file can have those of others too. */
function isForStripe(unit: Unit): boolean {
  const outer = [...outwards(unit)].findLast(({ is }) => is !== null)
  if (outer?.is === undefined || outer.is === null) return true
  const names = [outer.is.name || assignedTo(outer), outer.owner?.name ?? ''].join(' ')
  return /stripe/i.test(names) || /stripe[-_]?signature|construct_?event|stripe\W*(?:web)?hook/i.test(textOf(outer, outer.is))
}

function isExpressionKind(code: File['pieces'][number]['code']): code is Expression {
  return code.kind === 'text'
}

interface At {
  readonly unit: Unit
  /** Whether the file has to do with events of Stripe. */
  readonly takesEvents: boolean
  /** Whether the function has. */
  readonly isForStripe: boolean
}

/** What of an argument must not be in a log; null where nothing is. */
function secretIn(report: Report, code: Expression, at: At, depth: number): string | null {
  if (depth > 4) return null
  const first = (all: readonly Expression[]): string | null =>
    all.map((one) => secretIn(report, one, at, depth + 1)).find((one) => one !== null) ?? null
  switch (code.kind) {
    case 'joined':
      return first(code.parts)
    case 'object':
      return first(code.entries.map(({ value }) => value))
    case 'call':
      if (WHOLE.test(pathOf(code.callee)) || /\.(?:toString|decode)$/.test(pathOf(code.callee)))
        return first([...code.args.map(({ value }) => value), ...(code.callee.kind === 'member' ? [code.callee.of] : [])])
      return ofValue(report, code, at)
    case 'name':
    case 'member':
      return ofValue(report, code, at)
    default:
      return null
  }
}

const EVENT_NAME = /^(?:event|evt|stripe_?event|webhook_?event)$/i
const OBJECT_NAME = /^(?:payment_?intent|charge|setup_?intent|payment_?method|stripe_?response)$/i

function ofValue(report: Report, code: Expression, { unit, takesEvents, isForStripe: isHook }: At): string | null {
  const chain = chainOf(code).filter((name) => name !== '()')
  const last = chain.at(-1) ?? ''
  if (isHook && bodyOf(code) !== null && chain.length > 1 && (takesEvents || saysWebhook(unit)))
    return 'The body of a request, with all that an event holds,'
  if (isHook && (takesEvents || saysWebhook(unit)) && chain.length === 2 && last === 'headers' && /^_?req(?:uest)?$/.test(chain[0] ?? ''))
    return 'The header with the signature'
  if (chain.at(-2) === 'data' && last === 'object' && chain.length > 2) return `\`${pathOf(code)}\`, the object of an event,`
  const followed = report.program.follow(code, unit)
  if (followed.some(isSecretSetting)) return `\`${pathOf(code)}\`, a secret,`
  if (code.kind !== 'name') return null
  const isParameter = report.program.isParameter(code.name, unit) !== null
  if (followed.some(({ code: value }) => isSignature(value))) return `\`${code.name}\`, the signature of an event,`
  const found = isParameter ? [] : followed
  if (found.some(({ code: value, path }) => path.length === 0 && isEvent(report, value, unit)))
    return `\`${code.name}\`, an event of Stripe,`
  if (found.some(({ code: value, path }) => path.length === 0 && isPayment(value)))
    return `\`${code.name}\`, a payment with its client secret,`
  if (found.some(({ code: value, path }) => path.length === 0 && isObject(value))) return `\`${code.name}\`, the object of an event,`
  const type = parameterType(report, code.name, unit)
  if (/\b[Ss]tripe\.Event\b/.test(type)) return `\`${code.name}\`, an event of Stripe,`
  if (takesEvents && isParameter && EVENT_NAME.test(code.name)) return `\`${code.name}\`, an event of Stripe,`
  return takesEvents && isParameter && OBJECT_NAME.test(code.name) ? `\`${code.name}\`, an object of Stripe,` : null
}

/** How settings are called that hold what signs events, or what may move money. */
const SECRET_SETTING = /^(?:\w*stripe\w*(?:secret|key)|(?:webhook|endpoint|signing|wh)_?secret|whsec\w*)(?:_(?:test|live|prod|dev)\w*)?$/i

/** `process.env.STRIPE_SECRET_KEY`, `os.environ["STRIPE_WEBHOOK_SECRET"]`. */
function isSecretSetting({ code, path }: Found): boolean {
  const [setting] = code.kind === 'call' ? code.args : []
  const name =
    path.at(-1) ??
    (code.kind === 'member' ? code.name : setting?.value.kind === 'text' && code.kind === 'call' ? setting.value.value : null)
  return (
    name !== null &&
    /(?:^|\.)(?:env|environ|getenv)\b/.test(pathOf(code)) &&
    SECRET_SETTING.test(name) &&
    !/publi|price|product/i.test(name)
  )
}

const SIGNATURE_HEADER = /^(?:HTTP_)?STRIPE[-_]SIGNATURE$/i

/** `req.headers['stripe-signature']`, `request.headers.get('stripe-signature')`. */
function isSignature(code: Expression): boolean {
  if (code.kind === 'member') return SIGNATURE_HEADER.test(code.name ?? '')
  return code.kind === 'call' && code.args.some(({ value }) => value.kind === 'text' && SIGNATURE_HEADER.test(value.value))
}

/** `stripe_webhook`, `handleStripeWebhook`. */
function saysWebhook(unit: Unit): boolean {
  return [...outwards(unit)].some((one) => {
    const name = one.is === null ? '' : one.is.name || assignedTo(one)
    return /stripe/i.test(name) && /webhook/i.test(name)
  })
}

function parameterType({ program }: Report, name: string, unit: Unit): string {
  const owner = program.isParameter(name, unit)
  return owner?.is?.parameters.find(({ targets }) => targets.some((one) => one.name === name && one.path.length === 0))?.type ?? ''
}

/** What a verification gives, there or in a function that does nothing else. */
function isEvent({ program }: Report, value: Expression, unit: Unit): boolean {
  if (value.kind !== 'call') return false
  if (verifierIn(value.callee) !== null || value.args.some((one) => verifierIn(one.value) !== null)) return true
  return program
    .functionsOf(value.callee, unit)
    .some((one) => one.calls.some((call: CallPiece) => verifierIn(call.code.callee) === 'event'))
}

/** `stripe.paymentIntents.create(…)`. */
function isPayment(value: Expression): boolean {
  if (value.kind !== 'call') return false
  const chain = chainOf(value.callee)
  return (
    /^(?:paymentIntents|PaymentIntent|payment_intents|setupIntents|SetupIntent)$/.test(chain.at(-2) ?? '') &&
    /^(?:create|confirm|retrieve|capture|update|modify)/.test(lastOf(value.callee))
  )
}

function isObject(value: Expression): boolean {
  const chain = chainOf(value)
  return chain.at(-1) === 'object' && chain.at(-2) === 'data' && chain.length > 2
}
