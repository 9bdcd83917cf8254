import * as v from 'valibot'

/**
 * What the runner and a driver say to each other, one JSON object a line. Every request carries an `id` that its
 * answer repeats; what carries an `event` answers nothing.
 */
const PROTOCOL = 1

/** Asks the SDK to verify one webhook. */
export interface VerifyRequest {
  readonly verb: 'verify'
  /** Base64. */
  readonly payload: string
  /** What the SDK is handed: a string, raw bytes, or the object that a JSON body parser made of it. */
  readonly form: 'text' | 'bytes' | 'parsed'
  readonly header: string | null
  readonly secret: string | null
  /** Seconds; the SDK's default where left out. */
  readonly tolerance?: number
  readonly api: 'construct' | 'low-level' | 'async' | 'thin'
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
   */
  readonly shape: 'params-and-options' | 'module' | 'options-only' | 'snake-case'
  /** As stripe-node names it, with `delete` for what deletes: `paymentIntents.create`. */
  readonly method: string
  /** The id of what is retrieved, captured or deleted. */
  readonly target?: string
  readonly params?: Readonly<Record<string, unknown>>
  /** Options of this request alone. */
  readonly request?: { readonly idempotencyKey?: string; readonly maxNetworkRetries?: number; readonly stripeAccount?: string }
}

interface CallRequest extends Call {
  readonly verb: 'call'
  /** `http://127.0.0.1:PORT`. */
  readonly base: string
  readonly key: string
  readonly options: ClientOptions
}

export type DriverRequest = { readonly verb: 'hello' } | VerifyRequest | CallRequest

export interface Hello {
  readonly version: string
  readonly apiVersion: string | null
  readonly runtime: string
  /** `global-options`: client options are the process's; one driver for each set. `proves-hangs`: tells a hang when its input closes. */
  readonly capabilities: readonly string[]
}

/** What the driver says became of a request. Everything in it is untrusted. */
export type Answer =
  | { readonly kind: 'hello'; readonly hello: Hello }
  | { readonly kind: 'accepted'; readonly eventId: string | null }
  | { readonly kind: 'refused'; readonly class: string; readonly message: string; readonly typed: boolean }
  | { readonly kind: 'value'; readonly headers: Readonly<Record<string, string>> }
  | { readonly kind: 'error'; readonly class: string; readonly status: number | null }
  /** It never settles. `proved`: nothing was left that could still happen; else the watchdog's patience ended. */
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

const ANSWER = v.union([
  v.pipe(
    v.object({
      protocol: v.literal(PROTOCOL),
      version: line,
      apiVersion: v.nullable(line),
      runtime: line,
      capabilities: v.array(v.string()),
    }),
    v.transform(({ version, apiVersion, runtime, capabilities }): Answer => ({
      kind: 'hello',
      hello: { version, apiVersion, runtime, capabilities },
    })),
  ),
  v.pipe(
    v.object({ accepted: v.literal(true), eventId: v.nullish(v.string(), null) }),
    v.transform(({ eventId }): Answer => ({ kind: 'accepted', eventId })),
  ),
  v.pipe(
    v.object({ refused: v.literal(true), class: className, message: v.string(), typed: v.boolean() }),
    v.transform(({ class: name, message, typed }): Answer => ({ kind: 'refused', class: name, message, typed })),
  ),
  v.pipe(
    v.object({ value: v.record(v.string(), v.unknown()), headers: v.record(v.string(), v.string()) }),
    v.transform(({ headers }): Answer => ({ kind: 'value', headers })),
  ),
  v.pipe(
    v.object({ error: v.object({ class: className, status: integer }) }),
    v.transform(({ error }): Answer => ({ kind: 'error', class: error.class, status: error.status })),
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
    v.looseObject({ id: v.pipe(v.number(), v.integer()) }),
    v.transform((whole) => ({ kind: 'answer' as const, id: whole.id, answer: v.safeParse(ANSWER, whole) })),
  ),
])

/** What one line of a driver's output says. */
export type DriverLine =
  | { readonly kind: 'egress'; readonly host: string }
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
  if (output.kind === 'egress') return output
  return output.answer.success ? { kind: 'answer', id: output.id, answer: output.answer.output } : { kind: 'junk' }
}

/** A short printable line of what a driver says about itself; it may reach a report. */
function oneLine(text: string): string {
  return text
    .replace(/[^\x20-\x7e]+/g, ' ')
    .trim()
    .slice(0, 160)
}
