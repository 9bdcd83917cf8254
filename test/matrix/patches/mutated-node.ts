import { patchesOf } from './labelled.ts'

const ERRORS = 'cjs/Error.js'
const SENDER = 'cjs/RequestSender.js'

const fault = patchesOf('node', '23.1.0', 'mutated')

/** Faults that a machine made, statement by statement, and that no case noticed: those of them that a user would feel. */
export const MUTATED_NODE = [
  fault('other', 'does not say in an error what is advised after a decline', ERRORS, ['this.advice_code = raw.advice_code;', '']),
  fault('other', 'does not say in an error why the network declined', ERRORS, [
    'this.network_decline_code = raw.network_decline_code;',
    '',
  ]),
  fault('other', 'does not say in an error which payment method was declined', ERRORS, ['this.payment_method = raw.payment_method;', '']),
  fault('other', 'does not say in an error which setup was declined', ERRORS, ['this.setup_intent = raw.setup_intent;', '']),
  fault('other', 'says nothing in the error of a lost connection', SENDER, [
    'return `An error occurred with our connection to Stripe.$',
    'return; `An error occurred with our connection to Stripe.$',
  ]),
  fault('other', 'says nothing in the error of an answer that is no JSON', SENDER, [
    "message: 'Invalid JSON received from the Stripe API',",
    '',
  ]),
]
