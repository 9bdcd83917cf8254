import { callsIn, type Argument, type Call } from './calls.ts'
import { importWatch } from './imports.ts'
import { tokensOf } from './tokens.ts'

/** What is looked for in code because a case of the contract turns on it, and which case that is. */
export const CASE_RULES = {
  /** Options where parameters belong, as in `capture(id, { idempotencyKey })`: stripe-node 22 and later send them as parameters. */
  'options-as-parameters': 'shape/capture-options-only',
  /** `{ idempotency_key }` among the options: stripe-node 22 and later ignore it. */
  'snake-case-option': 'shape/snake-case-key',
  /** `constructEvent(…, 0)`: up to stripe-node 22 the default of 300 s, from 23 on no limit at all. */
  'tolerance-zero': 'webhook/tolerance-zero',
  /** `verifyHeader(payload, header, secret)`: up to stripe-node 22 no limit, from 23 on 300 s. */
  'tolerance-left-out': 'webhook/low-level-default-tolerance',
} as const

export type CaseRule = keyof typeof CASE_RULES

/** A call that does what a case of the contract is about. */
export interface CaseFinding {
  readonly rule: CaseRule
  /** What is called. Untrusted. */
  readonly value: string
  /** Offset of the method's name. */
  readonly start: number
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/))
}

/** The options of a request, by which stripe-node before 22 knew them from parameters (`isOptionsHash` of its utils). */
const OPTIONS = words('apiKey idempotencyKey stripeAccount apiVersion maxNetworkRetries timeout stripeContext')
/** Those of them that no other library's call is likely to have. */
const TELLING = words('idempotencyKey stripeAccount maxNetworkRetries stripeContext')

/** stripe-node's resources that have methods of an id, by their properties on the client and its namespaces. */
const RESOURCES = words(`
  accounts alerts applicationFees authorizations billingPortal cardholders cards charges configurations coupons creditGrants
  creditNotes customers debitReversals disputes earlyFraudWarnings events externalAccounts features fileLinks financialAccounts
  inboundTransfers invoiceItems invoices locations meters outboundPayments outboundTransfers paymentIntents paymentLinks
  paymentMethodConfigurations paymentMethodDomains paymentMethods paymentRecords payouts persons personalizationDesigns plans
  prices products promotionCodes quotes readers receivedCredits receivedDebits refunds registrations reviews sessions
  setupIntents shippingRates sources subscriptionItems subscriptionSchedules subscriptions taxIds taxRates testClocks tokens
  topups transactions transfers valueListItems valueLists verificationSessions webhookEndpoints`)

/** Methods that take an id, then parameters, then options, in every resource that has them. */
const OF_AN_ID = words(`
  accept activate advance applyCustomerBalance approve attach attachPayment cancel cancelAction capture close confirm
  createBalanceTransaction createExternalAccount createLoginLink createPerson createRefund createSource createTaxId deactivate
  decline del deleteDiscount detach disable disconnect enable expire finalizeInvoice finalizeQuote fundCashBalance
  incrementAuthorization listLineItems listPaymentMethods listPersons listSources listTaxIds markUncollectible migrate pause pay
  processPaymentIntent processSetupIntent redact refresh refund reject release resume retrieve retrieveCashBalance reverse
  sendInvoice submit update updateCashBalance validate verify verifyMicrodeposits voidCreditNote voidInvoice`)

/** Methods that take two ids before. */
const OF_TWO_IDS = words(`
  deleteExternalAccount deletePerson deleteSource deleteTaxId retrieveBalanceTransaction retrieveCapability
  retrieveExternalAccount retrievePaymentMethod retrievePerson retrieveRefund retrieveReversal retrieveSource retrieveTaxId
  updateBalanceTransaction updateCapability updateExternalAccount updatePerson updateRefund updateReversal updateSource
  verifySource`)

/**
 * The calls in a JavaScript or TypeScript source that do what `CASE_RULES` lists. A call counts where its method is known
 * to be Stripe's by its name and that of its resource, and the file imports the SDK or the call says "stripe". What is in
 * a variable counts only where that is a constant that is written out in the same scope or around it: what is told is so.
 */
export function caseFindingsIn(text: string): CaseFinding[] {
  const imports = importWatch('javascript')
  let imported = false
  for (const token of tokensOf(text, 'javascript')) imported = imports(token) || imported
  const found: CaseFinding[] = []
  for (const call of callsIn(text)) {
    if (!imported && !call.callee.toLowerCase().includes('stripe')) continue
    const rule = ruleOf(call)
    if (rule !== null) found.push({ rule, value: call.callee, start: call.start })
  }
  return found.toSorted((a, b) => a.start - b.start)
}

function ruleOf({ callee, arguments: given }: Call): CaseRule | null {
  const [resource = '', method = ''] = callee.split('.').slice(-2)
  if (/^constructEvent(?:Async)?$/.test(method)) return given[3]?.word === '0' ? 'tolerance-zero' : null
  if (/^verifyHeader(?:Async)?$/.test(method) && resource === 'signature') return isLeftOut(given) ? 'tolerance-left-out' : null
  if (!RESOURCES.has(resource)) return null
  if (given.slice(1).some(isSnakeCase)) return 'snake-case-option'
  const place = OF_AN_ID.has(method) ? 1 : OF_TWO_IDS.has(method) ? 2 : null
  return place !== null && given.length === place + 1 && isOnlyOptions(given[place]) ? 'options-as-parameters' : null
}

function isLeftOut(given: readonly Argument[]): boolean {
  return given.length === 3 || (given.length > 3 && given[3]?.word === 'undefined')
}

function isSnakeCase({ keys }: Argument): boolean {
  return keys?.some((key) => key === 'idempotency_key' || key === 'stripe_account') === true
}

function isOnlyOptions(argument: Argument | undefined): boolean {
  const keys = argument?.keys ?? []
  return keys.some((key) => TELLING.has(key)) && keys.every((key) => OPTIONS.has(key))
}
