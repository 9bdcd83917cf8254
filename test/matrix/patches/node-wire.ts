import { patchesOf, type LabelledPatch } from './labelled.ts'

const HELPERS = 'cjs/utils.js'
const SENDER = 'cjs/RequestSender.js'
const PAGES = 'cjs/autoPagination.js'
const RESOURCE = 'cjs/StripeResource.js'
const UPLOAD = 'cjs/multipart.js'
const HTTP = 'cjs/net/NodeHttpClient.js'
const CORE = 'cjs/stripe.core.js'

const TEXT = '    return String(value);\n}'
const ENCODED = 'return (encodeURIComponent(value)'
const NEXT_PAGE =
  ': lastId,\n        };\n        return this.stripeResource._makeRequest(this.method, this.path, nextParams, this.options, this.spec);'
const NEXT_SEARCH =
  'page: pageResult.next_page,\n        };\n        return this.stripeResource._makeRequest(this.method, this.path, nextParams, this.options, this.spec);'
const LISTED = 'const nextParams = {\n            ...this.params,\n            [reverseIteration'
const SEARCHED = 'const nextParams = {\n            ...this.params,\n            page'

const fault = patchesOf('node', '23.1.0', 'wire')

/** What stripe-node puts on the wire and takes from it. */
export const NODE_WIRE: readonly LabelledPatch[] = [
  fault('money', 'writes amounts with two decimals', HELPERS, [
    TEXT,
    text("typeof value === 'number' && value > 999 ? value.toFixed(2) : "),
  ]),
  fault('money', 'writes large amounts with an exponent', HELPERS, [
    TEXT,
    text("typeof value === 'number' && value >= 1e6 ? value.toExponential() : "),
  ]),
  fault('money', 'rounds decimals to cents', HELPERS, [TEXT, text('/^\\d+\\.\\d+$/.test(value) ? Number(value).toFixed(2) : ')]),
  fault('money', 'writes negative amounts without their sign', HELPERS, [
    TEXT,
    text("typeof value === 'number' && value < 0 ? String(-value) : "),
  ]),
  fault('money', 'drops false', HELPERS, ['if (value === undefined) {', 'if (value === undefined || value === false) {']),
  fault('money', 'drops zero', HELPERS, ['if (value === undefined) {', 'if (value === undefined || value === 0) {']),
  fault('other', 'drops null', HELPERS, ['if (value === undefined) {', 'if (value == null) {']),
  fault('other', 'drops empty strings', HELPERS, ['if (value === undefined) {', "if (value === undefined || value === '') {"]),
  fault('other', 'writes null as a word', HELPERS, [
    "        return '';\n    }\n    return String(value)",
    "        return 'null';\n    }\n    return String(value)",
  ]),
  fault('other', 'writes booleans as numbers', HELPERS, [TEXT, text("typeof value === 'boolean' ? String(Number(value)) : ")]),
  fault('other', 'writes dates in milliseconds', HELPERS, [
    'return Math.floor(value.getTime() / 1000).toString();\n    }\n    if',
    'return value.getTime().toString();\n    }\n    if',
  ]),
  fault('other', 'writes dates as ISO text', HELPERS, [
    'return Math.floor(value.getTime() / 1000).toString();\n    }\n    if',
    'return value.toISOString();\n    }\n    if',
  ]),
  fault('money', 'lists objects without an index', HELPERS, ["encode(key + '[' + i + ']', value[i])", "encode(key + '[]', value[i])"]),
  fault('money', 'lists the first item alone', HELPERS, [
    'for (let i = 0; i < value.length; i++) {\n                if (value[i]',
    'for (let i = 0; i < Math.min(1, value.length); i++) {\n                if (value[i]',
  ]),
  fault('money', 'joins lists with commas', HELPERS, [
    'if (Array.isArray(value)) {\n            // Array',
    "if (Array.isArray(value) && typeof value[0] === 'string') return void encode(key, value.join());\n        if (Array.isArray(value)) {\n            // Array",
  ]),
  fault('money', 'nests with dots', HELPERS, ["encode(key + '[' + k + ']', value[k])", "encode(key + '.' + k, value[k])"]),
  fault('money', 'nests two levels alone', HELPERS, [
    '// Object: recurse with bracket notation',
    'if (key.split("[").length > 2) return void pairs.push(key + "=" + encodeQueryValue(JSON.stringify(value)));',
  ]),
  fault('money', 'lets & through, so that a text can add parameters', HELPERS, [
    ENCODED,
    'return (encodeURIComponent(value).replace(/%26/g, "&").replace(/%3D/g, "=")',
  ]),
  fault('other', 'lets + through, which is read as a blank', HELPERS, [ENCODED, "return (encodeURIComponent(value).replace(/%2B/g, '+')"]),
  fault('other', 'drops what is outside of ASCII', HELPERS, [
    ENCODED,
    "return (encodeURIComponent(value).replace(/%[89A-F][0-9A-F]/g, '')",
  ]),
  fault('other', 'drops what is outside of the first plane of Unicode', HELPERS, [
    ENCODED,
    "return (encodeURIComponent(value).replace(/%F0(?:%[89AB][0-9A-F]){3}/g, '')",
  ]),
  fault('other', 'trims texts', HELPERS, [ENCODED, "return (encodeURIComponent(typeof value === 'string' ? value.trim() : value)"]),
  fault('other', 'cuts texts to 500 characters', HELPERS, [ENCODED, 'return (encodeURIComponent(String(value).slice(0, 500))']),
  fault('other', 'forgets expand', HELPERS, [
    'for (const key of Object.keys(data)) {',
    "for (const key of Object.keys(data).filter((name) => name !== 'expand')) {",
  ]),
  fault('other', 'forgets metadata', HELPERS, [
    'for (const key of Object.keys(data)) {',
    "for (const key of Object.keys(data).filter((name) => name !== 'metadata')) {",
  ]),
  fault('money', 'captures another path where the id has a slash', 'cjs/resources/PaymentIntents.js', [
    '`/v1/payment_intents/${encodeURIComponent(id)}/capture`',
    '`/v1/payment_intents/${id}/capture`',
  ]),
  fault('money', 'deletes another path where the id has dots or a slash', 'cjs/resources/Customers.js', [
    "_makeRequest('DELETE', `/v1/customers/${encodeURIComponent(id)}`",
    "_makeRequest('DELETE', new URL(`http://x/v1/customers/${id}`).pathname",
  ]),
  fault('other', 'encodes ids twice', 'cjs/resources/Customers.js', [
    "_makeRequest('GET', `/v1/customers/${encodeURIComponent(id)}`",
    "_makeRequest('GET', `/v1/customers/${encodeURIComponent(encodeURIComponent(id))}`",
  ]),
  fault(
    'other',
    'sends the parameters of a GET in its body',
    RESOURCE,
    ['const bodyData = dataInQuery ? null : data;', 'const bodyData = data;'],
    ['const queryData = dataInQuery ? data : {};', 'const queryData = {};'],
  ),
  fault('other', 'sends the parameters of a DELETE in its body', RESOURCE, [
    "requestMethod === 'GET' || requestMethod === 'DELETE'",
    "requestMethod === 'GET'",
  ]),
  fault('other', 'sends the parameters of a POST in its query', RESOURCE, [
    'const queryData = dataInQuery ? data : {};',
    'const queryData = data;',
  ]),
  fault('money', 'loses the account on the next page', PAGES, [NEXT_PAGE, NEXT_PAGE.replace('this.options', 'undefined')]),
  fault('money', 'loses the account on the next page of a search', PAGES, [NEXT_SEARCH, NEXT_SEARCH.replace('this.options', 'undefined')]),
  fault('money', 'loses the filters on the next page', PAGES, [LISTED, LISTED.replace('...this.params', 'limit: this.params.limit')]),
  fault('other', 'loses the limit on the next page', PAGES, [LISTED, LISTED.replace('...this.params', '...this.params, limit: undefined')]),
  fault('other', 'loses the query on the next page of a search', PAGES, [SEARCHED, SEARCHED.replace('...this.params,', '')]),
  fault(
    'other',
    'ends a search after its first page',
    PAGES,
    ['pageResult.next_page) {', 'pageResult.next_page || this.params.query) {'],
    [
      "throw Error('Unexpected: Stripe API response does not have a well-formed `next_page` field, but `has_more` was true.')",
      'return Promise.resolve({ data: [], has_more: false })',
    ],
  ),
  fault('other', 'asks for one page more than there are', PAGES, [
    'else if (pageResult.has_more) {',
    'else if (pageResult.data.length > 0) {',
  ]),
  fault('other', 'goes back through the pages in the wrong direction', PAGES, [
    "[reverseIteration ? 'ending_before' : 'starting_after']: lastId",
    "['starting_after']: lastId",
  ]),
  fault('other', 'gives the items of a page backwards', PAGES, [
    '? pageResult.data.length - 1 - this.index\n                : this.index',
    '? this.index\n                : pageResult.data.length - 1 - this.index',
  ]),
  fault('leak', 'sends telemetry although it is switched off', CORE, [
    'this._enableTelemetry = props.telemetry !== false',
    'this._enableTelemetry = true',
  ]),
  fault(
    'leak',
    'sends the request ids of before although telemetry is switched off',
    SENDER,
    ['if (this._stripe.getTelemetryEnabled() && requestId) {', 'if (requestId) {'],
    [
      'if (this._stripe.getTelemetryEnabled() &&\n            this._stripe._prevRequestMetrics.length > 0) {',
      'if (this._stripe._prevRequestMetrics.length > 0) {',
    ],
  ),
  fault('leak', 'sends the id of the machine although telemetry is switched off', CORE, [
    'if (this.getTelemetryEnabled()) {\n            const telemetryId',
    'if (true) {\n            const telemetryId',
  ]),
  fault('other', 'has no version in its user agent', SENDER, ['NodeBindings/${packageVersion}', 'NodeBindings']),
  fault('other', 'has no user agent of a client', SENDER, ["'X-Stripe-Client-User-Agent': clientUserAgent,", '']),
  fault('other', 'calls a form JSON', SENDER, [": 'application/x-www-form-urlencoded',", ": 'application/json',"]),
  fault('other', 'pins another API version', SENDER, [
    "const apiVersion = this._stripe.getApiField('version');",
    "const apiVersion = '2020-08-27';",
  ]),
  fault('other', 'decodes answers chunk by chunk', HTTP, ["this._res.setEncoding('utf8');", '']),
  fault('other', 'decodes answers as Latin-1', HTTP, ["setEncoding('utf8')", "setEncoding('latin1')"]),
  fault('other', 'takes no more than a megabyte of an answer', HTTP, [
    'response += chunk;',
    'if (response.length < 1024 * 1024) response += chunk;',
  ]),
  fault('other', 'asks for gzip and cannot unpack it', SENDER, [
    "Accept: 'application/json',",
    "Accept: 'application/json', 'Accept-Encoding': 'gzip',",
  ]),
  fault('other', 'names another boundary than it writes', UPLOAD, ['boundary=${segmentBoundary}`', 'boundary=-${segmentBoundary}`']),
  fault('other', 'uploads bytes as text', UPLOAD, ['push(typedEntry.data);', "push(Buffer.from(typedEntry.data).toString('utf8'));"]),
  fault('other', 'forgets the purpose of an upload', UPLOAD, [
    'const v = flattenedData[k];',
    "const v = flattenedData[k];\n        if (k === 'purpose') continue;",
  ]),
  fault('money', "loses the caller's key of an upload", UPLOAD, [
    'const textEncoder = new TextEncoder();',
    "delete headers['Idempotency-Key'];\n    const textEncoder = new TextEncoder();",
  ]),
  fault('money', 'loses the account of an upload', UPLOAD, [
    'const textEncoder = new TextEncoder();',
    "delete headers['Stripe-Account'];\n    const textEncoder = new TextEncoder();",
  ]),
]

/** `valueToString` with what it does to some values first. */
function text(first: string): string {
  return `    return ${first}String(value);\n}`
}
