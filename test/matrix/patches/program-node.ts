import { patchesOf } from './labelled.ts'

const CORE = 'cjs/stripe.core.js'
const PAGES = 'cjs/autoPagination.js'
const DECIMAL = 'cjs/Decimal.js'
const ES_DECIMAL = 'esm/Decimal.js'
const ES_MODULE = 'esm/stripe.esm.node.js'
const SENDER = 'cjs/RequestSender.js'
const UTILS = 'cjs/utils.js'

const fault = patchesOf('node', '23.1.0', 'program')

/** Faults in lines that no case ran: what a program does with lists, with numbers, and with clients that it sets up by itself. */
export const PROGRAM_NODE = [
  fault('money', 'leaves out every other item in for await', PAGES, [
    'next: () => iterator.next(),',
    'next: () => iterator.next().then((one) => (one.done ? one : iterator.next())),',
  ]),
  fault('money', 'does not wait for an async callback of autoPagingEach', PAGES, [
    'next(shouldContinue);\n    };',
    'next(typeof shouldContinue === "object" ? undefined : shouldContinue);\n    };',
  ]),
  fault('other', 'asks for one more page where a callback stops', PAGES, [
    'if (shouldContinue === false) {',
    'if (shouldContinue === false) {\n                    asyncIteratorNext();',
  ]),
  fault('money', 'goes on after a callback of autoPagingEach said false', 'esm/autoPagination.js', [
    'if (shouldContinue === false) {',
    'if (shouldContinue === null) {',
  ]),
  fault('other', 'gives one item more than the limit of autoPagingToArray', PAGES, ['items.length >= limit', 'items.length > limit']),
  fault('money', 'turns the page twice where two go through one list at once', PAGES, [
    'if (this.promiseCache.currentPromise) {\n            return this.promiseCache.currentPromise;\n        }\n        const nextPromise = (async () => {\n            const ret',
    'const nextPromise = (async () => {\n            const ret',
  ]),
  fault('money', 'adds numbers of other scales as they are', DECIMAL, [
    'return new DecimalImpl(this._coefficient * scale + otherImpl._coefficient, otherImpl._exponent);',
    'return new DecimalImpl(this._coefficient + otherImpl._coefficient, otherImpl._exponent);',
  ]),
  fault('money', 'subtracts without the sign where scales differ', DECIMAL, [
    'return new DecimalImpl(this._coefficient - otherImpl._coefficient * scale, this._exponent);',
    'return new DecimalImpl(this._coefficient + otherImpl._coefficient * scale, this._exponent);',
  ]),
  fault('money', 'multiplies without the scale of the second', DECIMAL, ['this._exponent + otherImpl._exponent', 'this._exponent']),
  fault('money', 'rounds halves up where they are to be even', DECIMAL, ['if (quotient % 2n === 0n) {', 'if (quotient % 2n === 2n) {']),
  fault('money', 'rounds the negative away from zero in ceil', DECIMAL, [
    'return roundDir === 1n ? quotient + 1n : quotient;',
    'return quotient + roundDir;',
  ]),
  fault('money', 'compares numbers of other scales as they are', DECIMAL, [
    'const scaledOther = otherImpl._coefficient * scale;',
    'const scaledOther = otherImpl._coefficient;',
  ]),
  fault('money', 'loses the sign in toFixed without places', DECIMAL, [
    'if (decimalPlaces === 0) {\n                return coeffStr;',
    'if (decimalPlaces === 0) {\n                return absCoeffStr;',
  ]),
  fault('money', 'writes large numbers with another exponent', DECIMAL, [
    'const adjustedExponent = this._exponent + absCoeffStr.length - 1;',
    'const adjustedExponent = this._exponent + absCoeffStr.length;',
  ]),
  fault('money', 'rounds numbers of JavaScript to two places', DECIMAL, ['from(value.toString())', 'from(value.toFixed(2))']),
  fault('money', 'divides with one digit less, in the ES module', ES_DECIMAL, [
    'this._exponent - otherImpl._exponent + precision;',
    'this._exponent - otherImpl._exponent + precision - 1;',
  ]),
  fault('money', 'keeps one significant figure too many, in the ES module', ES_DECIMAL, [
    'const digitsToTrim = currentSigFigs - resolved.value;',
    'const digitsToTrim = currentSigFigs - resolved.value - 1;',
  ]),
  fault('money', 'takes halves up where they are to go down, in the ES module', ES_DECIMAL, [
    "if (direction === 'half-down') {",
    "if (direction === 'half-down' && quotient < 0n) {",
  ]),
  fault('money', 'takes a negative number for zero or more, in the ES module', ES_DECIMAL, [
    'return this.cmp(other) === -1;',
    'return this._coefficient > 0n && this.cmp(other) === -1;',
  ]),
  fault('leak', 'tells the account in its telemetry', SENDER, [
    'this._stripe._prevRequestMetrics.push(m);',
    'm.account = this._stripe.getApiField("stripeAccount") ?? "none";\n                this._stripe._prevRequestMetrics.push(m);',
  ]),
  fault('leak', 'tells the API key in its telemetry, in the ES module', 'esm/RequestSender.js', [
    'request_id: requestId,\n                    request_duration_ms: requestDurationMs,',
    'request_id: requestId,\n                    request_duration_ms: requestDurationMs,\n                    key: this._stripe._authenticator._apiKey ?? String(this._stripe._authenticator),',
  ]),
  fault('leak', "goes past the user's agent", CORE, ['const agent = props.httpAgent || null;', 'const agent = null;']),
  fault('leak', 'goes past the agent of an HTTP client', 'cjs/net/NodeHttpClient.js', ['this._agent = agent;', 'this._agent = undefined;']),
  fault('leak', 'goes past the fetch that it was given', 'cjs/net/FetchHttpClient.js', ['if (!fetchFn) {', 'if (globalThis.fetch) {']),
  fault('money', 'sends an account beside a context', UTILS, [
    'throw new Error("Can\'t specify both stripeAccount and stripeContext.");',
    '',
  ]),
  fault('money', 'authenticates with another key than the authenticator of the request', UTILS, [
    'throw new Error("Can\'t specify both apiKey and authenticator.");',
    'return result;',
  ]),
  fault('money', 'takes misspelt options of a client for none', CORE, ['if (values.length > 0) {', 'if (values.length > 99) {']),
  fault('other', 'drops the name of the app', SENDER, ['if (appInfo) {', 'if (appInfo === null) {']),
  fault('other', 'tells another request id', SENDER, [
    "obj.requestId = headers['request-id'];",
    "obj.requestId = headers['x-request-id'];",
  ]),
  fault('money', 'takes a page without items for the end of a list', PAGES, [
    "throw Error('Unexpected: Stripe API response does not have a well-formed `data` array.');",
    'return { done: true, value: undefined };',
  ]),
  fault('money', 'ends a list at an item without an id', PAGES, [
    'const lastId = getLastId(pageResult, reverseIteration);',
    'let lastId;\n        try { lastId = getLastId(pageResult, reverseIteration); } catch { return Promise.resolve({ data: [], has_more: false }); }',
  ]),
  fault('leak', "goes past the user's agent, in the ES module", ES_MODULE, [
    'const agent = props.httpAgent || null;',
    'const agent = null;',
  ]),
  fault('money', 'takes misspelt options of a client for none, in the ES module', ES_MODULE, [
    'if (values.length > 0) {',
    'if (values.length > 99) {',
  ]),
  fault('money', 'sends an account beside a context, in the ES module', 'esm/utils.js', [
    'throw new Error("Can\'t specify both stripeAccount and stripeContext.");',
    '',
  ]),
]
