import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describedOperations, violationOf } from './descriptions.ts'
import { startEmulator, type Emulator } from './emulator.ts'
import { OPERATIONS, templateOf, type SeenRequest } from './operations.ts'
import { startProxy, type Proxy } from './proxy.ts'

const SHA = 'a'.repeat(40)
const MOVE = 'mutation ($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }'
const DRAFT = 'mutation ($id: ID!) { convertPullRequestToDraft(input: { pullRequestId: $id }) { clientMutationId } }'

/** `POST /pulls?state=open` below the repository of the tests. */
function request(line: string, body: Readonly<Record<string, unknown>> = {}): SeenRequest {
  const [method = '', address = ''] = line.split(' ')
  const { pathname, searchParams } = new URL(address === '/graphql' ? address : `/repos/acme/shop${address}`, 'http://github')
  return { method, path: pathname.replace(/\/$/, ''), query: Object.fromEntries(searchParams), body }
}

function move(update: object): SeenRequest {
  const whole = { name: 'refs/heads/x', beforeOid: SHA, afterOid: SHA, force: true, ...update }
  return request('POST /graphql', { query: MOVE, variables: { input: { repositoryId: 'R_1', refUpdates: [whole] } } })
}

test('GitHub describes every operation of the list, and nothing else is kept of its descriptions', () => {
  const wanted = OPERATIONS.map((operation) => operation.mutation ?? `${operation.method} ${templateOf(operation)}`)
  expect([...describedOperations()].toSorted()).toEqual(wanted.toSorted())
})

test.each([
  request('GET '),
  request('GET /git/ref/heads%2Fstripe-upgrade%2Fnode-23.x'),
  request('GET /pulls?state=all&sort=created&direction=desc&per_page=100&head=acme:main'),
  request('GET /pulls/7'),
  request('POST /git/trees', { tree: [{ path: 'a', mode: '100755', type: 'blob', content: '' }], base_tree: SHA }),
  request('POST /pulls', { head: 'x', base: 'main', title: 'Upgrade', body: '', draft: true }),
  request('POST /issues/7/labels', { labels: ['bug'] }),
  request(`POST /statuses/${SHA}`, { state: 'success', context: 'a', description: 'b', target_url: 'http://github/run' }),
  move({}),
  request('POST /graphql', { query: DRAFT, variables: { id: 'PR_1' } }),
])('$method $path as the forge sends it is right', (right) => {
  expect(violationOf(right)).toBeNull()
})

describe('a request is wrong with', () => {
  test.each<[string, SeenRequest, string]>([
    ['an operation that is not used', request('DELETE /git/refs/heads%2Fmain'), 'is not on the list of operations'],
    [
      'a value that is not one of those it takes',
      request(`POST /statuses/${SHA}`, { state: 'passed' }),
      'body/state must be equal to one of the allowed values: error,failure,pending,success',
    ],
    [
      'one deep inside',
      request('POST /git/trees', { tree: [{ path: 'a', mode: '100645', type: 'blob' }] }),
      'body/tree/0/mode must be equal to one of the allowed values',
    ],
    ['one in the query', request('GET /pulls?state=merged'), 'query/state must be equal to one of the allowed values: open,closed,all'],
    ['another type', request('POST /pulls', { head: 'x', base: 'main', draft: 'yes' }), 'body/draft must be boolean'],
    ['another type in the query', request('GET /commits?per_page=many'), 'query/per_page must be integer'],
    ['another type in the path', request('GET /pulls/seven'), 'path/pull_number must be integer'],
    ['an empty list where there must be something', request('POST /issues/7/labels', { labels: [] }), 'must NOT have fewer than 1 items'],
    ['a field that nobody knows', request('PATCH /pulls/7', { draft: true }), 'body must NOT have additional properties: draft'],
    [
      'one deep inside that nobody knows',
      request('POST /git/commits', { message: 'a', tree: SHA, author: { name: 'a', email: 'b', login: 'c' } }),
      'body/author must NOT have additional properties: login',
    ],
    ['a parameter that nobody knows', request('GET /commits?branch=main'), 'query must NOT have additional properties: branch'],
    ['a body where none belongs', request('GET /pulls/7', { draft: true }), 'body must NOT have additional properties: draft'],
    ['a field missing', request('POST /pulls', { head: 'x' }), "body must have required property 'base'"],
  ])('%s', (_, wrong, why) => {
    expect(violationOf(wrong)).toContain(why)
  })

  test.each<[string, SeenRequest, string]>([
    ['a mutation that is not used', request('POST /graphql', { query: DRAFT.replace('convert', 'un') }), 'is not on the list'],
    ['a field that nobody knows', move({ forced: true }), 'Field "forced" is not defined by type "RefUpdate"'],
    ['a field missing', move({ afterOid: undefined }), 'Field "afterOid" of required type "GitObjectID!" was not provided'],
    ['another type', move({ force: 'yes' }), 'Boolean cannot represent a non boolean value: "yes"'],
    ['a variable missing', request('POST /graphql', { query: DRAFT, variables: {} }), '"$id" of required type "ID!" was not provided'],
    [
      'an answer that is not there',
      request('POST /graphql', { query: DRAFT.replace('clientMutationId', 'draft'), variables: { id: 'a' } }),
      'Cannot query field "draft"',
    ],
    ['no GraphQL', request('POST /graphql', { query: `${DRAFT} }`, variables: { id: 'a' } }), 'Syntax Error'],
    [
      'a field of its own',
      request('POST /graphql', { query: DRAFT, variables: { id: 'a' }, owner: 'acme' }),
      'additional properties: owner',
    ],
  ])('%s, in GraphQL', (_, wrong, why) => {
    expect(violationOf(wrong)).toContain(why)
  })
})

describe('between the forge and the emulated GitHub', () => {
  let emulator: Emulator
  let proxy: Proxy
  beforeAll(async () => {
    emulator = await startEmulator()
    proxy = await startProxy(emulator)
  })
  afterAll(async () => {
    await proxy.close()
    await emulator.close()
  })

  test('what is wrong is kept, for the test that sent it to fail', async () => {
    await fetch(`${proxy.url}/repos/acme/shop/pulls?state=merged`)
    expect(proxy.violations).toEqual([expect.stringContaining('/pulls: query/state must be equal to one of the allowed values')])
  })
})
