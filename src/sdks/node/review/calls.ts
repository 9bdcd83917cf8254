import type { CallExpression, Node, OptionalCallExpression } from '@babel/types'
import { oncePer } from '../../../domain/once-per.ts'
import { chainOf, saysStripe, type Code } from './code.ts'
import { bare, nameOfKey } from './syntax.ts'

/** A call of a method of one of the SDK's resources. */
export interface ResourceCall {
  readonly call: CallExpression | OptionalCallExpression
  /** As it is written: `stripe.charges.capture`. Untrusted. */
  readonly name: string
  readonly method: string
  /** How many ids come before the parameters. */
  readonly ids: 0 | 1 | 2
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}

/** stripe-node's resources, by their properties on the client and its namespaces. */
const RESOURCES = words(`
  accountLinks accountSessions accounts activeEntitlements alerts applicationFees authorizations balance balanceSettings
  balanceTransactions billingPortal calculations cardholders cards charges confirmationTokens configurations countrySpecs coupons
  creditBalanceSummary creditBalanceTransactions creditGrants creditNotes creditReversals customers customerSessions
  debitReversals disputes earlyFraudWarnings ephemeralKeys eventDestinations events exchangeRates externalAccounts features
  fileLinks files financialAccounts forwarding inboundTransfers invoiceItems invoicePayments invoiceRenderingTemplates invoices
  locations mandates meterEventAdjustments meterEvents meters oauth outboundPayments outboundTransfers paymentAttemptRecords
  paymentIntents paymentLinks paymentMethodConfigurations paymentMethodDomains paymentMethods paymentRecords payouts persons
  personalizationDesigns physicalBundles plans prices products promotionCodes quotes readers receivedCredits receivedDebits
  refunds registrations reportRuns reportTypes reviews scheduledQueryRuns secrets sessions settings setupAttempts setupIntents
  shippingRates skus sources subscriptionItems subscriptionSchedules subscriptions taxCodes taxIds taxRates testClocks tokens
  topups transactionEntries transactions transfers usageRecords valueListItems valueLists verificationReports
  verificationSessions webhookEndpoints`)

/** Names that other libraries have as well: who calls them must say that it is Stripe. */
const COMMON = words('files settings secrets tokens features sessions reviews products events plans transactions cards accounts locations')

/** Methods that take an id, then parameters, then options, in every resource that has them. */
const OF_AN_ID = words(`
  accept activate advance applyCustomerBalance approve attach attachPayment cancel cancelAction capture close confirm
  createBalanceTransaction createExternalAccount createFundingInstructions createLoginLink createPerson createRefund
  createReversal createSource createTaxId createUsageRecord deactivate decline del deleteDiscount detach disable disconnect
  enable expire finalizeInvoice finalizeQuote fundCashBalance incrementAuthorization listBalanceTransactions listLineItems
  listPaymentMethods listPersons listRefunds listReversals listSources listTaxIds markUncollectible migrate pause pay
  processPaymentIntent processSetupIntent redact refresh refund reject release resume retrieve retrieveCashBalance reverse
  sendInvoice submit update updateCashBalance validate verify verifyMicrodeposits voidCreditNote voidInvoice`)

/** Methods that take two ids before. */
const OF_TWO_IDS = words(`
  deleteExternalAccount deletePerson deleteSource deleteTaxId retrieveBalanceTransaction retrieveCapability
  retrieveExternalAccount retrievePaymentMethod retrievePerson retrieveRefund retrieveReversal retrieveSource retrieveTaxId
  updateBalanceTransaction updateCapability updateExternalAccount updatePerson updateRefund updateReversal updateSource
  verifySource`)

/** Resources of which there is one, so that `retrieve` takes no id. */
const SINGLE = words('balance balanceSettings creditBalanceSummary settings')

/** The other methods of resources. */
const METHODS = words('create list search retrieveUpcoming retrieveCurrent createPreview listUpcomingLines upsert initiateWithdrawal')

/** The calls of resources' methods in a file. Browser Stripe.js is never among them. */
export const resourceCallsOf = oncePer((code: Code): readonly ResourceCall[] =>
  code.tree.nodes.flatMap((node) => {
    if (node.type !== 'CallExpression' && node.type !== 'OptionalCallExpression') return []
    const names = chainOf(node.callee)
    const [resource = '', method = ''] = names.slice(-2)
    const ids = idsOf(resource, method)
    if (names.length < 2 || !RESOURCES.has(resource) || ids === null) return []
    if (!isStripes(code, bare(node.callee), names, resource)) return []
    return [{ call: node, name: names.join('.'), method, ids }]
  }),
)

function idsOf(resource: string, method: string): 0 | 1 | 2 | null {
  if (OF_TWO_IDS.has(method)) return 2
  if (OF_AN_ID.has(method)) return SINGLE.has(resource) ? 0 : 1
  return METHODS.has(method) ? 0 : null
}

/** Whether what is in front of the resource is a client: it says so, or the file imports the SDK and it says nothing else. */
function isStripes(code: Code, callee: Node, names: readonly string[], resource: string): boolean {
  let at: Node = callee
  while (at.type === 'MemberExpression' || at.type === 'OptionalMemberExpression') {
    at = bare(at.object)
    const kind = code.kindOf(at)
    if (kind === 'browser') return false
    if (kind === 'client') return true
  }
  if (names.slice(0, -2).some(saysStripe)) return true
  return code.imports && names.length > 2 && !COMMON.has(resource)
}

/** An entry of an object that is written out. */
export interface Entry {
  readonly name: string
  readonly node: Node
  readonly value: Node
}

/** The entries of an object that is written out, there or as a constant; null where any of it is not known. */
export function entriesOf(code: Code, node: Node): readonly Entry[] | null {
  const object = code.valueOf(node)
  if (object.type !== 'ObjectExpression') return null
  const entries: Entry[] = []
  for (const property of object.properties) {
    if (property.type !== 'ObjectProperty') return null
    const name = nameOfKey(property.key, property.computed)
    if (name === null) return null
    entries.push({ name, node: property, value: property.value })
  }
  return entries
}
