import { succeeds } from '../judge/expectations.ts'
import { tellsEach } from '../judge/program-expectations.ts'
import { apiKeyOfEach, headerOfEach } from '../judge/scope-expectations.ts'
import { queriesAre } from '../judge/wire-expectations.ts'
import type { RequestCase, Step } from './case.ts'
import { CUSTOMERS, pageOf, PAGES } from './pages.ts'
import { request } from './request.ts'

const SEARCH = `${CUSTOMERS}/search`
const QUERY = "email:'a@example.com'"
const LISTED = { limit: '2', email: 'a@example.com' }
const SEARCHED = { limit: '2', query: QUERY }
const IDS = ['cus_1', 'cus_2', 'cus_3']

/** What has code of its own where it is called through the module, or made of a raw answer: lists and searches. */
export const MODULE_PAGES: readonly RequestCase[] = [
  request({
    id: 'program/module-pages',
    level: 'MUST',
    title: 'Lists and searches through the module are of the same account, by the same API key and with the same filters on each page',
    threat: 'money to the wrong account',
    sent: 'list and search of customers for another account, of two pages each, through the module, both of them awaited too',
    calls: (['module', 'module-async'] as const).flatMap((shape) => [
      walk(shape, 'customers.list', { limit: 2, email: 'a@example.com' }),
      walk(shape, 'customers.search', { limit: 2, query: QUERY }),
    ]),
    script: {
      faults: [CUSTOMERS, SEARCH, CUSTOMERS, SEARCH].flatMap((url) => [
        pageOf(url, ['cus_1', 'cus_2'], true),
        pageOf(url, ['cus_3'], false),
      ]),
    },
    expect: [
      tellsEach(IDS, IDS, IDS, IDS),
      queriesAre(
        ...[1, 2].flatMap(() => [LISTED, { ...LISTED, starting_after: 'cus_2' }, SEARCHED, { ...SEARCHED, page: 'page_contract' }]),
      ),
      headerOfEach('stripe-account', ['acct_other']),
      apiKeyOfEach(['other']),
    ],
  }),
  request({
    id: 'scope/raw-list',
    level: 'MUST',
    title: 'Each page of a list that is made of a raw answer is asked for with what its first was',
    threat: 'wrong request',
    sent: 'customers with an address, by a raw request, two pages',
    calls: [{ shape: 'params-and-options', method: 'raw.list', target: CUSTOMERS, params: { limit: 2, email: 'a@example.com' } }],
    script: PAGES,
    expect: [queriesAre(LISTED, { ...LISTED, starting_after: 'cus_2' }), succeeds()],
  }),
]

function walk(shape: 'module' | 'module-async', method: string, params: NonNullable<Step['params']>): Step {
  return { shape, method, params, request: { stripeAccount: 'acct_other', apiKey: '{key}_other' }, paged: 'loop' }
}
