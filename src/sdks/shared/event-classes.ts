/** The objects whose events are named otherwise than they are. Null: it may be one of several. https://docs.stripe.com/api/events/types */
const NAMED: ReadonlyMap<string, string | null> = new Map([
  ['account.application', 'Application'],
  ['account.external_account', null],
  ['application_fee.refund', 'ApplicationFeeRefund'],
  ['charge.dispute', 'Dispute'],
  ['charge.refund', 'Refund'],
  ['customer.discount', 'Discount'],
  ['customer.source', null],
  ['customer.subscription', 'Subscription'],
  ['customer.tax_id', 'TaxId'],
  ['invoiceitem', 'InvoiceItem'],
  ['source.transaction', 'SourceTransaction'],
])

/** The first words of the names of events, so that no other name with a dot is taken for one. */
const FIRST = new Set(
  `account application_fee apps balance balance_settings billing billing_portal capability cash_balance charge checkout climate coupon
  credit_note customer customer_cash_balance_transaction entitlements file financial_connections identity invoice invoice_payment
  invoiceitem issuing_authorization issuing_card issuing_cardholder issuing_dispute issuing_personalization_design issuing_token
  issuing_transaction mandate payment_intent payment_link payment_method payout person plan price product promotion_code quote radar
  refund reporting review setup_intent sigma source subscription_schedule tax tax_rate terminal test_helpers topup transfer
  treasury`.split(/\s+/),
)

/**
 * The class of an event's `data.object`, as it is reached from the module: `checkout.Session` for `checkout.session.completed`.
 * `type` may also be the beginning of such names, as in `customer.subscription.`. Null where it is no event, or not known.
 */
export function classOfEvent(type: string): string | null {
  const words = type.split('.').slice(0, -1)
  const [first = '', second] = words
  if (!FIRST.has(first) || words.length > 2) return null
  const named = NAMED.get(words.join('.'))
  if (named !== undefined) return named
  if (second !== undefined) return `${first}.${camelCase(second)}`
  return first.startsWith('issuing_') ? `issuing.${camelCase(first.slice('issuing_'.length))}` : camelCase(first)
}

function camelCase(name: string): string {
  return name
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}
