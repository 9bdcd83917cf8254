import { expect, test } from 'vitest'
import { CASES } from '../../src/prove/cases/index.ts'
import { processesOf } from '../../src/prove/plan/plan.ts'
import { call } from './seen-gateway.ts'

const GLOBALS = { sdk: 'python', version: '7.14.0', apiVersion: null, runtime: 'Python', capabilities: ['global-options'] }
const idsOf = (cases: readonly { readonly id: string }[]): readonly string[] => cases.map(({ id }) => id)

test('where options are the process’s, cases of the same retries and timeout share one; an account of the client is no option of a process', () => {
  const retries = { maxNetworkRetries: 2 }
  const { first, beside, after } = processesOf(
    [
      call('none'),
      call('retries', { options: retries }),
      call('account', { options: { stripeAccount: 'acct_client' } }),
      call('account and retries', { options: { stripeAccount: 'acct_client', ...retries } }),
      call('timeout', { options: { timeoutMs: 47_000 } }),
    ],
    GLOBALS,
  )
  expect(idsOf(first)).toEqual(['none', 'account'])
  expect(beside.map(idsOf)).toEqual([['retries', 'account and retries'], ['timeout']])
  expect(after).toEqual([])
})

test('clients that are to give up have processes of their own, which start when the others are done', () => {
  const { first, beside, after } = processesOf(
    [call('timed', { givesUp: 'timeout' }), call('none'), call('retries', { options: { maxNetworkRetries: 2 } })],
    GLOBALS,
  )
  expect([idsOf(first), beside.map(idsOf), after.map(idsOf)]).toEqual([['none'], [['retries']], [['timed']]])
  expect(processesOf([call('timed', { givesUp: 'timeout' })], GLOBALS)).toMatchObject({ first: [{ id: 'timed' }], beside: [], after: [] })
})

test('each case of the suite has one process', () => {
  const { first, beside, after } = processesOf(CASES, GLOBALS)
  expect([first, ...beside, ...after].flatMap(idsOf).toSorted()).toEqual(idsOf(CASES).toSorted())
})
