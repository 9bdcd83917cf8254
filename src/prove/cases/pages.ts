import type { Fault, Script } from '../gateway/types.ts'
import { answered } from './request.ts'

export const CUSTOMERS = '/v1/customers'

/** Two pages of customers, of a v1 list. */
export const PAGES: Script = { faults: [pageOf(CUSTOMERS, ['cus_1', 'cus_2'], true), pageOf(CUSTOMERS, ['cus_3'], false)] }
/** The same of a v1 search. */
export const SEARCH_PAGES: Script = {
  faults: [pageOf(`${CUSTOMERS}/search`, ['cus_1', 'cus_2'], true), pageOf(`${CUSTOMERS}/search`, ['cus_3'], false)],
}
/** Two pages of event destinations, of a v2 list. */
export const V2_PAGES: Script = {
  faults: [v2Page('/v2/core/event_destinations?page=two&limit=2', ['ed_1', 'ed_2']), v2Page(null, ['ed_3'])].flatMap(
    ({ faults }) => faults,
  ),
}

function v2Page(next: string | null, data: readonly string[]): Script {
  const body = { data: data.map((id) => ({ id, object: 'v2.core.event_destination' })), next_page_url: next, previous_page_url: null }
  return answered(200, {}, JSON.stringify(body))
}

/** One page of customers, of a list or of a search. */
export function pageOf(url: string, ids: readonly string[], more: boolean): Extract<Fault, { readonly kind: 'answer' }> {
  return { kind: 'answer', status: 200, body: JSON.stringify(listOf(url, ids, more)) }
}

/** What such a page has in it. */
export function listOf(url: string, ids: readonly string[], more: boolean): Readonly<Record<string, unknown>> {
  const isSearch = url.endsWith('/search')
  return {
    object: isSearch ? 'search_result' : 'list',
    url,
    has_more: more,
    data: ids.map((id) => ({ id, object: 'customer' })),
    ...(isSearch ? { next_page: more ? 'page_contract' : null } : {}),
  }
}
