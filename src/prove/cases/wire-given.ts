import { succeeds } from '../judge/expectations.ts'
import { parametersOfEach } from '../judge/value-expectations.ts'
import { fieldsOf } from '../fields.ts'
import type { RequestCase } from './case.ts'
import { call, OBJECT, values } from './wire-values.ts'

const ADDRESS = { city: 'Bern', line1: 'Given 1' }
const ITEM = { price: 'price_given', quantity: 2 }

/** What an answer has in it can be given as a parameter. */
export const WIRE_GIVEN: readonly RequestCase[] = [
  values(
    'objects-given',
    'An object of an answer that is given as a parameter is sent whole where it has no id, and as its id where it has one',
    'customer with an address of an answer, and a subscription with a customer, a payment method and an item of answers',
    [
      call('customers.create', { address: { $object: ADDRESS } }),
      call('subscriptions.create', {
        customer: { $object: { id: 'cus_given', object: 'customer', name: 'Given' } },
        default_payment_method: { $object: { id: 'pm_given', object: 'payment_method', type: 'card' } },
        items: [{ $object: ITEM }],
      }),
    ],
    [OBJECT, OBJECT],
    [
      parametersOfEach(
        fieldsOf({ address: ADDRESS }),
        fieldsOf({ customer: 'cus_given', default_payment_method: 'pm_given', items: [ITEM] }),
      ),
      succeeds(),
    ],
  ),
]
