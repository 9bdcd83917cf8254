// What a log may show of a result or of an error, and what an error says of the call. It judges nothing.
import { inspect } from 'node:util'

/** Letters of each text. */
const MOST = 100_000

/** The texts that a value becomes where it is printed, written or inspected. */
export function shown(value, showHidden) {
  return [
    () => inspect(value, { depth: 8, showHidden, getters: true, breakLength: Infinity, maxStringLength: MOST }),
    () => JSON.stringify(value),
    () => String(value?.stack),
  ]
    .map(attempted)
    .map((text) => text?.slice(0, MOST) ?? '')
}

function attempted(make) {
  try {
    return make()
  } catch (error) {
    return String(error)
  }
}

/** The JSON of a result; large integers, which JSON has no name for, are numbers of as many digits as they have. */
export function jsonOf(value) {
  const marked = JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? `\0${one}` : one))
  return marked?.replaceAll(/"\\u0000(-?\d+)"/g, '$1')
}

/** What an error of the SDK says of the answer that made it. */
export function detailsOf(error) {
  const {
    statusCode,
    requestId,
    code,
    decline_code: declineCode,
    param,
    charge,
    rawType,
    message,
    payment_intent: paymentIntent,
    payment_method: paymentMethod,
    setup_intent: setupIntent,
    source,
    payment_method_type: paymentMethodType,
    doc_url: docUrl,
    advice_code: adviceCode,
    network_advice_code: networkAdviceCode,
    network_decline_code: networkDeclineCode,
    request_log_url: requestLogUrl,
    headers,
    reason,
    invalid_param: invalidParam,
    verification_status: verificationStatus,
  } = error ?? {}
  return {
    status: statusCode,
    requestId,
    code,
    declineCode,
    param,
    charge,
    type: rawType,
    message,
    paymentIntent: paymentIntent?.id,
    paymentMethod: paymentMethod?.id,
    setupIntent: setupIntent?.id,
    source: source?.id,
    paymentMethodType,
    docUrl,
    adviceCode,
    networkAdviceCode,
    networkDeclineCode,
    requestLogUrl,
    header: headers?.['x-marker'],
    reason,
    invalidParam,
    verificationStatus,
  }
}

/** The headers of an answer; fetch has an object of its own for them. */
export function headersOf(value) {
  const headers = value?.lastResponse?.headers ?? {}
  const pairs = typeof headers.entries === 'function' ? [...headers.entries()] : Object.entries(headers)
  return Object.fromEntries(pairs.filter(([, text]) => typeof text === 'string'))
}
