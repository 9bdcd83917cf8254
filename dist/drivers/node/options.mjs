// The options of one request.
import { major, Unsupported } from './sdk.mjs'

export const NO_AUTHENTICATORS = 'it has no authenticators'

/** The options of one request as this version names them; a raw request has a name of its own for further headers. */
export function requestOptions(request, snake, isRaw = false) {
  const {
    idempotencyKey,
    maxNetworkRetries,
    stripeAccount,
    stripeContext,
    apiVersion,
    apiKey,
    timeoutMs,
    headers,
    authenticator,
    express,
  } = request
  if (maxNetworkRetries !== undefined && major < 8) throw new Unsupported('retries cannot be set for one request')
  if (timeoutMs !== undefined && major < 8) throw new Unsupported('a timeout cannot be set for one request')
  if (stripeContext !== undefined && major < 17) throw new Unsupported('it has no Stripe-Context')
  if (authenticator !== undefined && major < 17) throw new Unsupported(NO_AUTHENTICATORS)
  if (headers !== undefined && !isRaw && major < 22) throw new Unsupported('its calls have no further headers')
  if (snake)
    return given({ idempotency_key: idempotencyKey, stripe_account: stripeAccount, stripe_version: apiVersion, api_key: apiKey, express })
  const context = stripeContext?.includes('/') ? { $context: stripeContext } : stripeContext
  const own = { idempotencyKey, stripeAccount, stripeContext: context, maxNetworkRetries, apiVersion, apiKey, timeout: timeoutMs, express }
  const named = isRaw ? { additionalHeaders: headers } : { headers }
  return given({ ...own, ...named, authenticator: authenticator && { $authenticator: authenticator } })
}

/** Without what is undefined. */
export function given(options) {
  return JSON.parse(JSON.stringify(options))
}
