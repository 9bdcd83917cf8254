import type { Fault } from '../gateway/types.ts'
import { tellsEach } from '../judge/program-expectations.ts'
import { apiKeyOfEach, headerOfEach } from '../judge/scope-expectations.ts'
import { queriesAre } from '../judge/wire-expectations.ts'
import type { RequestCase, Step } from './case.ts'
import { request } from './request.ts'

const QUERY = "email:'a@example.com'"
const LISTED = { limit: '2', email: 'a@example.com' }
const SEARCHED = { limit: '2', query: QUERY }
const IDS = ['cus_1', 'cus_2', 'cus_3']

/** What has code of its own where it is called through the module: lists and searches. */
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
      faults: [listOf, searchOf, listOf, searchOf].flatMap((pageOf) => [pageOf(true, ['cus_1', 'cus_2']), pageOf(false, ['cus_3'])]),
    },
    expect: [
      tellsEach(IDS, IDS, IDS, IDS),
      queriesAre(
        ...[1, 2].flatMap(() => [LISTED, { ...LISTED, starting_after: 'cus_2' }, SEARCHED, { ...SEARCHED, page: 'next_contract' }]),
      ),
      headerOfEach('stripe-account', ['acct_other']),
      apiKeyOfEach(['other']),
    ],
  }),
]

function walk(shape: 'module' | 'module-async', method: string, params: NonNullable<Step['params']>): Step {
  return { shape, method, params, request: { stripeAccount: 'acct_other', apiKey: '{key}_other' }, paged: 'loop' }
}

function listOf(more: boolean, ids: readonly string[]): Fault {
  return page('/v1/customers', { object: 'list', has_more: more }, ids)
}

function searchOf(more: boolean, ids: readonly string[]): Fault {
  return page('/v1/customers/search', { object: 'search_result', has_more: more, next_page: more ? 'next_contract' : null }, ids)
}

function page(url: string, facts: object, ids: readonly string[]): Fault {
  return { kind: 'answer', status: 200, body: JSON.stringify({ ...facts, url, data: ids.map((id) => ({ id, object: 'customer' })) }) }
}
