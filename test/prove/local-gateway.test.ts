import { expect, test } from 'vitest'
import type { GatewayRequest } from '../../src/domain/gateway-summary.ts'
import { startLocalGateway } from '../../src/prove/local-gateway.ts'
import { testTools } from '../support/tools.ts'
import { call } from './gateway/client.ts'

test('judges the newest requests, and counts all', async () => {
  const requests: GatewayRequest[] = []
  await using gateway = await startLocalGateway(
    { tools: testTools() },
    { port: 0, stripeMock: null, onRequest: (one) => requests.push(one), judged: 2 },
  )
  const old = { path: '/v1/payouts', body: 'amount=1&currency=eur' }
  await call(gateway.port, old)
  await call(gateway.port, old)
  await call(gateway.port, { key: 'k' })
  await call(gateway.port, { key: 'k', body: 'name=b' })
  expect(gateway.summary()).toEqual({
    requests: 4,
    judged: 2,
    made: 3,
    replayed: 0,
    keyless: [],
    reusedKeys: [{ key: 'k', what: 'POST /v1/customers', count: 1 }],
    madeTwice: [],
    doubles: [],
    keylessPosts: [],
    refused: [],
    failure: null,
  })
  expect(requests.map(({ remark, alarming }) => [remark, alarming])).toEqual([
    ['made, no key', true],
    ['made, no key', true],
    ['made', false],
    ['key reused', true],
  ])
  expect(gateway.notes()).toEqual([])
})
