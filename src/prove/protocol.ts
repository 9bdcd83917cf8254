import * as v from 'valibot'
import { INSPECTED, type Inspected } from './inspected.ts'

/**
 * What the runner and a driver say to each other, one JSON object a line. Every request carries an `id` that its
 * answer repeats; a line with an `event` answers nothing.
 */
const PROTOCOL = 1

/** Asks the SDK to verify one webhook. */
export interface VerifyRequest {
  readonly verb: 'verify'
  /** Base64. */
  readonly payload: string
  /** What the SDK is handed: a string, raw bytes, the object that a JSON body parser made of it, or null in place of it. */
  readonly form: 'text' | 'bytes' | 'parsed' | 'null'
  readonly header: string | null
  readonly secret: string | null
  /** Seconds; the SDK's default where left out. */
  readonly tolerance?: number
  /** Unix seconds that the SDK is to take for now; of drivers that can `sets-clock`. */
  readonly now?: number
  /** `alias`: another way to `construct`, where there is one: of the class in place of an object's, or of a client. */
  readonly api: 'construct' | 'alias' | 'low-level' | 'async' | 'thin'
}

/** How the client is made; the SDK's default where left out. */
export interface ClientOptions {
  readonly maxNetworkRetries?: number
  readonly timeoutMs?: number
}

/** One call, the same in every language. */
export interface Call {
  /**
   * `params-and-options` is how the SDK documents it for a client of one's own. `module`: through the package's
   * globals. `options-only`: `capture(id, options)`. `snake-case`: `{ idempotency_key }` where camelCase is usual.
   * `esm`: the client of the package's ES module.
   */
  readonly shape: 'params-and-options' | 'module' | 'options-only' | 'snake-case' | 'esm'
  /** As stripe-node names it, with `delete` for what deletes: `paymentIntents.create`. */
  readonly method: string
  /** Whether to go through all pages of a list, and to answer with the ids of what is in them. */
  readonly paged?: true
  /** Whether to report the SDK's pauses before its retries, and not to wait for them; of drivers that can `skips-pauses`. */
  readonly skipPauses?: true
  /** Whether to report them and to wait for them; of the same drivers. */
  readonly reportPauses?: true
  /** Whether to look at the result or the error closely; of drivers that can `inspects`. */
  readonly inspect?: true
  /** The id of what is retrieved, captured or deleted. */
  readonly target?: string
  /**
   * `{ $date }` is a date, of ISO text with its zone; `{ $decimal }` an exact decimal number where the language has one; `{ $file, name }` a file,
   * in Base64.
   */
  readonly params?: Readonly<Record<string, unknown>>
  /** Options of this request alone. */
  readonly request?: {
    readonly idempotencyKey?: string | number
    readonly maxNetworkRetries?: number
    readonly stripeAccount?: string
    readonly stripeContext?: string
  }
}

export interface CallRequest extends Call {
  readonly verb: 'call'
  /**
   * `http://127.0.0.1:PORT`, or `http://NAME:PORT` for a driver that `resolves-names`, which takes names of that domain, and
   * Stripe's, for this machine at that port. Left out: the SDK's own default; the driver then makes no connection, and says whom to.
   */
  readonly base?: string
  readonly key: string
  readonly options: ClientOptions
  /** The caller gives up after so many milliseconds, by the means that the language has for it. */
  readonly cancelAfterMs?: number
  /**
   * A call that is not settled after so many milliseconds never settles: the driver says `hang`. It counts them in many
   * short waits of its own, so that they only pass while it is running.
   */
  readonly hangAfterMs?: number
}

/**
 * Asks for the automatic keys of many calls, none of which is sent. It comes before all else to a driver that `forks`,
 * which makes them in so many processes; another is started for it as often, and asked nothing else.
 */
interface KeysRequest {
  readonly verb: 'keys'
  /** Of each process. */
  readonly calls: number
  readonly processes: number
}

/**
 * Asks which of the dotted names the SDK has; `review` asks it. Answered by `names`, those that there are. Each language says
 * in its driver how a name is read.
 */
interface NamesRequest {
  readonly verb: 'names'
  readonly names: readonly string[]
}

export type DriverRequest = { readonly verb: 'hello' } | VerifyRequest | CallRequest | KeysRequest | NamesRequest

export interface Hello {
  /** Which language's SDK it drives, as in `Sdk`. */
  readonly sdk: string
  readonly version: string
  readonly apiVersion: string | null
  readonly runtime: string
  /**
   * `global-options`: client options are the process's; one driver for each set. `proves-hangs`: reports a hang when its
   * input closes. `forks`, `sets-clock`, `skips-pauses`, `inspects` and `resolves-names`: see the requests. `unsets-by-null`: a parameter that is null unsets.
   */
  readonly capabilities: readonly string[]
}

/** What a driver that looks into the runtime reports of a verification. */
interface Probed {
  /** Whether the runtime's own constant-time comparison was asked for. */
  readonly constantTime?: boolean | undefined
}

/** What a driver adds to the end of a call. */
interface Timed extends Inspected {
  /** Milliseconds from the beginning of the call to its end, on the driver's own clock. */
  readonly ms?: number | undefined
  /** Milliseconds of each pause before a retry, where they were asked for. */
  readonly pauses?: readonly number[] | undefined
}

/** What the driver says became of a request. Everything in it is untrusted. */
export type Answer =
  | { readonly kind: 'hello'; readonly hello: Hello }
  /** `amount` is the event's, in the digits that the SDK read. */
  | ({ readonly kind: 'accepted'; readonly eventId: string | null; readonly amount?: string | undefined } & Probed)
  | ({ readonly kind: 'refused'; readonly class: string; readonly message: string; readonly typed: boolean } & Probed)
  /** `ids` where pages were asked for. */
  | ({
      readonly kind: 'value'
      readonly headers: Readonly<Record<string, string>>
      readonly ids?: readonly string[] | undefined
    } & Timed)
  | ({
      readonly kind: 'error'
      readonly class: string
      /** Null where there was no answer. */
      readonly status: number | null
      readonly message?: string | undefined
    } & Timed)
  | { readonly kind: 'keys'; readonly keys: readonly string[] }
  /** It never settles. `proved`: the driver said so; else the runner's patience ended, which may be the machine's doing. */
  | { readonly kind: 'hang'; readonly proved: boolean }
  /** The SDK lacks what was asked. */
  | { readonly kind: 'unsupported'; readonly why: string }
  /** There is no answer: the driver ended, spoke nonsense, or could not do its work. */
  | { readonly kind: 'failed'; readonly why: string }

const line = v.pipe(v.string(), v.transform(oneLine))
/** Class names end up in reports. */
const className = v.pipe(
  v.string(),
  v.transform((text) => (/^[A-Za-z_$][\w$]{0,79}$/.test(text) ? text : 'an error without a usable name')),
)
const integer = v.nullish(v.pipe(v.number(), v.integer()), null)
const constantTime = v.optional(v.boolean())
const timed = { ms: v.optional(v.number()), pauses: v.optional(v.array(v.number())), ...INSPECTED }

const ANSWER = v.union([
  v.pipe(
    v.object({
      protocol: v.literal(PROTOCOL),
      sdk: line,
      version: line,
      apiVersion: v.nullable(line),
      runtime: line,
      capabilities: v.array(v.string()),
    }),
    v.transform(({ sdk, version, apiVersion, runtime, capabilities }): Answer => ({
      kind: 'hello',
      hello: { sdk, version, apiVersion, runtime, capabilities },
    })),
  ),
  v.pipe(
    v.object({
      accepted: v.literal(true),
      // What is in the place of an id in a body that is no event may be anything.
      eventId: v.fallback(v.nullable(v.string()), null),
      amount: v.optional(line),
      constantTime,
    }),
    v.transform(({ eventId, amount, constantTime: probed }): Answer => ({ kind: 'accepted', eventId, amount, constantTime: probed })),
  ),
  v.pipe(
    v.object({ refused: v.literal(true), class: className, message: v.string(), typed: v.boolean(), constantTime }),
    v.transform(({ class: name, message, typed, constantTime: probed }): Answer => ({
      kind: 'refused',
      class: name,
      message,
      typed,
      constantTime: probed,
    })),
  ),
  v.pipe(
    v.object({
      value: v.record(v.string(), v.unknown()),
      headers: v.record(v.string(), v.string()),
      ids: v.optional(v.array(v.string())),
      ...timed,
    }),
    v.transform(({ headers, ids, ms, pauses, shown, result, timeouts, connections }): Answer => {
      const inspected = { shown, result, timeouts, connections }
      return { kind: 'value', headers, ids, ms, pauses, ...inspected }
    }),
  ),
  v.pipe(
    v.object({ error: v.object({ class: className, status: integer, message: v.optional(v.string()) }), ...timed }),
    v.transform(({ error, ...measured }): Answer => ({ kind: 'error', ...error, ...measured })),
  ),
  v.pipe(
    v.object({ keys: v.array(v.string()) }),
    v.transform(({ keys }): Answer => ({ kind: 'keys', keys })),
  ),
  v.pipe(
    v.object({ hang: v.literal(true) }),
    v.transform((): Answer => ({ kind: 'hang', proved: true })),
  ),
  v.pipe(
    v.object({ unsupported: line }),
    v.transform(({ unsupported }): Answer => ({ kind: 'unsupported', why: unsupported })),
  ),
  v.pipe(
    v.object({ failed: line }),
    v.transform(({ failed }): Answer => ({ kind: 'failed', why: `the driver could not do it: ${failed}` })),
  ),
])

const LINE = v.union([
  v.pipe(
    v.object({ event: v.literal('egress'), host: line }),
    v.transform(({ host }) => ({ kind: 'egress' as const, host })),
  ),
  v.pipe(
    v.object({ event: v.literal('log'), text: v.string() }),
    v.transform(({ text }) => ({ kind: 'log' as const, text })),
  ),
  v.pipe(
    v.object({ event: v.literal('alive') }),
    v.transform(() => ({ kind: 'alive' as const })),
  ),
  v.pipe(
    v.looseObject({ id: v.pipe(v.number(), v.integer()) }),
    v.transform((whole) => ({ kind: 'answer' as const, id: whole.id, answer: v.safeParse(ANSWER, whole) })),
  ),
])

/** What one line of a driver's output says. */
export type DriverLine =
  | { readonly kind: 'egress'; readonly host: string }
  /** What the SDK printed, warned of or logged at whatever level. */
  | { readonly kind: 'log'; readonly text: string }
  /** It is still at work on something long. */
  | { readonly kind: 'alive' }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answer }
  | { readonly kind: 'junk' }

/** Reads one line of a driver's output. Unknown fields are ignored; what is not of the protocol is junk. Never throws. */
export function readLine(text: string): DriverLine {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { kind: 'junk' }
  }
  const { success, output } = v.safeParse(LINE, json)
  if (!success) return { kind: 'junk' }
  if (output.kind !== 'answer') return output
  return output.answer.success ? { kind: 'answer', id: output.id, answer: output.answer.output } : { kind: 'junk' }
}

/** A short printable line of what a driver says about itself; it may reach a report. */
function oneLine(text: string): string {
  return text
    .replace(/[^\x20-\x7e]+/g, ' ')
    .trim()
    .slice(0, 160)
}
