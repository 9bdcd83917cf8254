// What the runner asks a driver; see `protocol.ts`.

/** Asks the SDK to verify one webhook. */
export interface VerifyRequest {
  readonly verb: 'verify'
  /** Base64. */
  readonly payload: string
  /**
   * What the SDK is handed: a string, raw bytes, raw bytes of the language's other type (a plain Uint8Array that is a part of a larger
   * one, a bytearray), the object that a JSON body parser made of it, or null in place of it.
   */
  readonly form: 'text' | 'bytes' | 'other-bytes' | 'parsed' | 'null'
  readonly header: string | null
  readonly secret: string | null
  /** Seconds; the SDK's default where left out. */
  readonly tolerance?: number
  /** Unix seconds: when the caller says that it received the event, where it verifies it later. */
  readonly receivedAt?: number
  /** Unix seconds that the SDK is to take for now; of drivers that can `sets-clock`. */
  readonly now?: number
  /** What to read of the event, as a program does: `data.object.id`. */
  readonly reads?: readonly string[]
  /** Whether to look at the error closely; of drivers that can `inspects`. */
  readonly inspect?: true
  /** What the objects of the event are to be used with. */
  readonly apiKey?: string
  readonly api: Verifier
}

/**
 * Who verifies. `alias`: another way to `construct`, where there is one: of the class in place of an object's, or of a client.
 * `subtle`: with SubtleCrypto; `worker`: as a Worker has it; `handler`: the handler of thin events, with its callback.
 * `test-header`: the usual one, of a header that the SDK makes for tests, by its function and by the awaited one.
 * `unverified…`: what verifies nothing, for events that were verified before or come from a cloud provider.
 */
export type Verifier =
  | 'construct'
  | 'alias'
  | 'low-level'
  | 'async'
  | 'low-level-async'
  | 'subtle'
  | 'esm'
  | 'esm-async'
  | 'worker'
  | 'thin'
  | 'thin-async'
  | 'thin-esm'
  | 'handler'
  | 'handler-async'
  | 'handler-esm'
  | 'thin-worker'
  | 'test-header'
  | 'unverified'
  | 'unverified-alias'
  | 'unverified-esm'
  | 'unverified-thin'
  | 'unverified-thin-esm'
  | 'unverified-handler'
  | 'unverified-handler-async'

/** How the client is made; the SDK's default where left out. */
export interface ClientOptions {
  readonly maxNetworkRetries?: number
  readonly timeoutMs?: number
  readonly stripeAccount?: string
  readonly stripeContext?: string
  readonly apiVersion?: string
  /** Whether the version is all that the client is given beside its key, as a text in the place of options; where it goes is set later. */
  readonly versionAlone?: true
  /** Whether it is made by a call without `new`, where the language has both. */
  readonly withoutNew?: true
  /**
   * The API key that a function of the caller's authenticates requests with, in the place of one that the client is given. It adds the
   * header `X-Asked`, which is how often it was asked.
   */
  readonly authenticator?: string
  /** Whether listeners are given the bodies of requests and answers. */
  readonly emitEventBodies?: true
  /** Whether it has two more listeners: one for a single answer, which says `once` and its status, and one that was taken off. */
  readonly listensOnce?: true
  /** Whether it says how long the request before took, as it does where nothing is said. */
  readonly telemetry?: true
  /** How the caller's program is called. */
  readonly appInfo?: { readonly name: string; readonly version: string; readonly url: string }
  /**
   * What of the caller's own its requests go through: an `agent`, an `other-agent`, an HTTP `client`, a `fetch`, or a `proxy`, which is
   * where they go. All but a proxy add the header `X-Program`, which is this word.
   */
  readonly http?: 'agent' | 'other-agent' | 'client' | 'fetch' | 'proxy'
  /** An option that there is not, with the SDK's own way of writing names. */
  readonly misspelt?: Readonly<Record<string, string>>
  /** The application that accounts are connected to, where a call does not name it. */
  readonly clientId?: string
}

/**
 * How a list is gone through. `loop`: with the language's own loop over all pages; `limit`: no further than to the second item;
 * `at-once`: by two loops at once, whose items are said twice where they differ; `in-turns`: by two iterators of its
 * own for each, in turns, and the same. `each`: with an awaited callback, `each-until`: with one that
 * stops at the second item. `pages`: the next page of the first and the one before it, with options of their own, the next of the
 * next, and the next of that; and of each what it says of itself: its items, `2 items`, those from its end, and `empty` or `full`.
 * `emptied`: all pages, and the caller empties its parameters once the first is there. `again`: all pages, by an iterator that is asked
 * once more where it fails. `response`: not at all; the id of the request and the key are said in place of items.
 */
export type Walk = 'loop' | 'limit' | 'at-once' | 'in-turns' | 'each' | 'each-until' | 'pages' | 'emptied' | 'again' | 'response'

/**
 * How a call is made. `params-and-options` is how the SDK documents it for a client of one's own. `module`: through the package's
 * globals. `module-settings`: the same, with the API key and the API version among the globals, set for the call. `options-only`:
 * `capture(id, options)`. `snake-case`: `{ idempotency_key }` where camelCase is usual. `object`: a method of an object that is
 * retrieved first; `object-async`: both awaited; `object-copied`: it is retrieved through the module, and copied as into a cache. On
 * other surfaces: `esm`, the package's ES module; `fetch`, the HTTP client that uses fetch; `worker`, what a Worker is given,
 * `worker-cjs` where it takes no ES modules, `script` what a script is given that Stripe runs; `async` and `module-async`, the
 * asynchronous methods of what is otherwise synchronous; `aiohttp`, these with the HTTP client that uses aiohttp; `urllib`, synchronous
 * ones with the one that needs no other package.
 */
export type Shape =
  | 'params-and-options'
  | 'module'
  | 'module-settings'
  | 'options-only'
  | 'snake-case'
  | 'object'
  | 'object-async'
  | 'object-copied'
  | 'esm'
  | 'fetch'
  | 'worker'
  | 'worker-cjs'
  | 'script'
  | 'async'
  | 'module-async'
  | 'aiohttp'
  | 'urllib'

/** One call, the same in every language. */
export interface Call {
  readonly shape: Shape
  /**
   * As stripe-node names it, with `delete` for what deletes: `paymentIntents.create`. `raw.post`: a raw request, to the path that is the
   * target; with the method as it is written, `raw.POST` too. `raw.list`: a raw GET, all pages of the list that the SDK makes of its
   * answer, where it makes any. `notification.fetchEvent`, `.fetchRelatedObject`, `.handle`: what a program does with the thin event
   * delivered to it. `.fetchEventObject`: by the event that it fetched. `.retrieveAbove`: retrieves the customer `cus_contract` in the
   * context above that of the event. `.handleNew`: by a handler that first asks, later, whether an event was handled before: it fetches
   * the customer `cus_contract`, and says so of each whose context ends with `_handled`, and nothing of one whose ends with `_unsaid`.
   * `.handleTrusted`: by a handler that verifies nothing, of an event in an envelope. `decimal.table`: exact numbers of the SDK's own, and
   * one text for each of `sums`, which are as `Sum` in `judge/arithmetic.ts`. `oauth.authorizeUrl` sends nothing, and `quotes.pdf` is read
   * as a stream: its result is `{ bytes }`, in hexadecimal digits. `event.retrieve`, `event.list`: fetches the object of an event that is
   * retrieved, or that is the last in a list of several pages.
   */
  readonly method: string
  /** Whether, and how where it matters, to go through all pages of a list, and to answer with the ids of what is in them. */
  readonly paged?: true | Walk
  /** The list in the result that is gone through in its place: `items` of a subscription. Of `object`, whose method it is: `items.data.0`. */
  readonly field?: string
  /**
   * Of `object`: whether it is the object that the call before retrieved, or one that the program has `made` of what it keeps, for an
   * account and with an API key; `remade`: for nobody, and then given both; `module`: one that is retrieved through the module;
   * `of-class`: the method is the class's, and is given the object.
   */
  readonly again?: true | 'made' | 'remade' | 'module' | 'of-class'
  /** Whether to report the SDK's pauses before its retries, and not to wait for them; of drivers that can `skips-pauses`. */
  readonly skipPauses?: true
  /** Whether to report them and to wait for them; of the same drivers. */
  readonly reportPauses?: true
  /** Whether to look at the result or the error closely; of drivers that can `inspects`. */
  readonly inspect?: true
  /** The id of what is retrieved, captured or deleted; null where the caller asks for its own account, which needs none. */
  readonly target?: string | null
  /**
   * Of `object` and `save`, what the caller sets before: `address.city` is a field of a field. `{ $date }` is a date, of ISO text with
   * its zone, or of the machine's where it has none; `{ $decimal }` an exact decimal number where the language or the SDK has one;
   * `{ $object }` an object of an answer, for which its id is given where the language knows no such thing;
   * `{ $file, name }` a file, in Base64. Its `form` is how the caller has it: as a `view` of more bytes than are its own, an `array` of
   * the language's plainest kind, `text` in UTF-8, or a `stream` that is read piece by piece. Of `save` too: `$update` sets several
   * fields at once, and `$remove` takes them out; `$copy`, `$deepcopy` and `$dict` change what was made of the object alone, and
   * `$account` sets a field to the account of a copy.
   */
  readonly params?: Readonly<Record<string, unknown>>
  /** Of `object`, and of `pages`: options of its method, or of the next page, alone, which are not those that it was retrieved with. */
  readonly methodRequest?: Pick<NonNullable<Call['request']>, 'stripeAccount' | 'apiKey'>
  /** Options of this request alone. */
  readonly request?: {
    /** Null where the caller has none to give. */
    readonly idempotencyKey?: string | number | null
    readonly maxNetworkRetries?: number
    readonly stripeAccount?: string | null
    /** One of several segments is the SDK's own object where it has one, made of a list that its maker goes on with. */
    readonly stripeContext?: string
    readonly apiVersion?: string
    readonly apiKey?: string
    readonly timeoutMs?: number
    /** Further headers, as they are written. */
    readonly headers?: Readonly<Record<string, string>>
    /** The API key that a function of the caller's authenticates this request with. */
    readonly authenticator?: string
    /** Of `oauth.authorizeUrl`: whether the account is one that is set up with Stripe's own pages. */
    readonly express?: true
  }
}

/**
 * Asks for a call of every method that may make, change or delete something, as it is found in the SDK, and for as many of those that
 * make or move money as there are rounds. The ids of a call are its own: `id1x7r0/?#` is the first of the seventh method in the first
 * round.
 */
interface EveryRequest {
  readonly verb: 'every'
  readonly base: string
  readonly key: string
  readonly options: ClientOptions
  readonly shape: Shape
  readonly rounds: readonly Round[]
}

/** What the caller gives to a method. */
export interface Round {
  /** The key of each call is this, `-` and the method's name; null for none. */
  readonly prefix: string | null
  readonly request: NonNullable<Call['request']>
  readonly params: Readonly<Record<string, unknown>>
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
  /** The thin event that a call of `notification.…` is about. The payload is in base64. */
  readonly delivery?: { readonly payload: string; readonly header: string; readonly secret: string }
  /** The call waits until so many that name the same place are there too; then all of them are made at once. */
  readonly meets?: { readonly at: string; readonly calls: number }
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
 * which makes them in so many processes. Another driver makes them in its own, and others are started for the rest.
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

export type DriverRequest = { readonly verb: 'hello' } | VerifyRequest | CallRequest | KeysRequest | NamesRequest | EveryRequest
