import * as v from 'valibot'
import { INSPECTED, type Inspected } from './inspected.ts'

/**
 * What the runner and a driver say to each other, one JSON object a line. Every request carries an `id` that its
 * answer repeats; a line with an `event` answers nothing.
 */
const PROTOCOL = 1

export type { Call, CallRequest, ClientOptions, DriverRequest, Round, Shape, Verifier, VerifyRequest, Walk } from './questions.ts'

export interface Hello {
  /** Which language's SDK it drives, as in `Sdk`. */
  readonly sdk: string
  readonly version: string
  readonly apiVersion: string | null
  readonly runtime: string
  /**
   * `global-options`: a client's retries and timeout are the process's; one driver for each set of them. `proves-hangs`: reports a hang when its
   * input closes. `forks`, `sets-clock`, `skips-pauses`, `inspects` and `resolves-names`: see the requests. `unsets-by-null`: a parameter that is null unsets.
   * `decimals`: there is a kind of number for them.
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
  /** How many answers the client had begun to read, where it is to give up and the driver sees that. */
  readonly begun?: number | undefined
  /** How many requests it had begun, of the same. */
  readonly requested?: number | undefined
  /** Whether a request announced another length than it had: it gets no answer, so that the driver ended it. */
  readonly wrongLength?: boolean | undefined
}

/** What the driver says became of a request. Everything in it is untrusted. */
export type Answer =
  | { readonly kind: 'hello'; readonly hello: Hello }
  /** `amount` is the event's, in the digits that the SDK read; `values` what was to be read, as texts; null for what is not there. */
  | ({
      readonly kind: 'accepted'
      readonly eventId: string | null
      readonly amount?: string | undefined
      readonly values?: Readonly<Record<string, string | null>> | undefined
    } & Probed)
  /** `shown` as in `Inspected`. */
  | ({
      readonly kind: 'refused'
      readonly class: string
      readonly message: string
      readonly typed: boolean
      readonly shown?: readonly string[] | undefined
    } & Probed)
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
  /** The methods that were called. */
  | { readonly kind: 'every'; readonly called: readonly string[] }
  /**
   * It never settles. `proved`: the driver said so; else the runner's patience ended, which may be the machine's doing. `watched`: the
   * driver says so after it has waited, and not because nothing is left that could happen.
   */
  | { readonly kind: 'hang'; readonly proved: boolean; readonly watched?: boolean | undefined }
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
const timed = {
  ms: v.optional(v.number()),
  pauses: v.optional(v.array(v.number())),
  begun: v.optional(v.number()),
  requested: v.optional(v.number()),
  wrongLength: v.optional(v.boolean()),
  ...INSPECTED,
}

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
      values: v.optional(v.record(v.string(), v.nullable(v.string()))),
      constantTime,
    }),
    v.transform(({ eventId, amount, values, constantTime: probed }): Answer => ({
      kind: 'accepted',
      eventId,
      amount,
      values,
      constantTime: probed,
    })),
  ),
  v.pipe(
    v.object({
      refused: v.literal(true),
      class: className,
      message: v.string(),
      typed: v.boolean(),
      shown: INSPECTED.shown,
      constantTime,
    }),
    v.transform(({ class: name, message, typed, shown, constantTime: probed }): Answer => ({
      kind: 'refused',
      class: name,
      message,
      typed,
      shown,
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
    v.transform(({ headers, ids, ms, pauses, begun, requested, wrongLength, ...rest }): Answer => {
      const { shown, result, timeouts, connections, said, untimed, ticking, touched } = rest
      const inspected = { shown, result, timeouts, connections, said, untimed, ticking, touched }
      return { kind: 'value', headers, ids, ms, pauses, begun, requested, wrongLength, ...inspected }
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
    v.object({ called: v.array(line) }),
    v.transform(({ called }): Answer => ({ kind: 'every', called })),
  ),
  v.pipe(
    v.object({ hang: v.literal(true), watched: v.optional(v.boolean()) }),
    v.transform(({ watched }): Answer => ({ kind: 'hang', proved: true, ...(watched === undefined ? {} : { watched }) })),
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
    v.object({ event: v.literal('tampering'), what: line }),
    v.transform(({ what }) => ({ kind: 'tampering' as const, what })),
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
  /** What the SDK tried that is no business of an SDK: `a program: curl`. */
  | { readonly kind: 'tampering'; readonly what: string }
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
