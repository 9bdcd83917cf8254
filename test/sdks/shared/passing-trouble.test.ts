import { describe, expect, test } from 'vitest'
import * as node from '../../../src/sdks/node/trouble.ts'
import * as python from '../../../src/sdks/python/trouble.ts'

function failed(stderr: string): Parameters<typeof node.isPassing>[0] {
  return { code: 1, stdout: '', stderr, limit: null }
}

/** What judges the client that a row begins with. */
function judgeOf(row: string): typeof node.isPassing {
  return /^(?:pip|uv|Poetry|PDM)\b|^a conflict/.test(row) ? python.isPassing : node.isPassing
}

describe('a client failed for what may pass', () => {
  test.each([
    ['npm, no connection', "npm error code ECONNREFUSED\nnpm error errno ECONNREFUSED\nnpm error   syscall: 'connect',"],
    ['npm, no name server', 'npm ERR! code EAI_AGAIN\nnpm ERR! syscall getaddrinfo'],
    ['npm, no such host', 'npm error code ENOTFOUND\nnpm error network request to http://packages.example/stripe failed'],
    ['npm, a slow answer', 'npm error code ERR_SOCKET_TIMEOUT'],
    ['npm, a registry in trouble', 'npm error code E503\nnpm error 503 Service Unavailable - GET http://packages.example/stripe'],
    ['npm, too many requests', 'npm error code E429'],
    ['pnpm, no connection', ' ERR_PNPM_META_FETCH_FAIL  GET http://packages.example/stripe: request failed, reason: '],
    ['pnpm, a registry in trouble', ' ERR_PNPM_FETCH_502  GET http://packages.example/stripe: Bad Gateway - 502'],
    ['yarn 1, a slow answer', 'error An unexpected error occurred: "http://packages.example/stripe: ESOCKETTIMEDOUT".'],
    [
      'yarn 1, a registry in trouble',
      'error An unexpected error occurred: "http://packages.example/a.tgz: Request failed \\"503 Service Unavailable\\"".',
    ],
    ['yarn 1, a connection that broke off', 'error An unexpected error occurred: "http://packages.example/stripe: socket hang up".'],
    ['yarn 4, no connection', '➤ YN0001: │ RequestError: connect ETIMEDOUT 10.0.0.1:443'],
    ['yarn 4, a slow answer', "➤ YN0001: │ TimeoutError: Timeout awaiting 'request' for 60000ms"],
    [
      'yarn 4, a registry in trouble',
      '➤ YN0035: │ The remote server failed to provide the requested resource\n➤ YN0035: │   Response Code: 503',
    ],
    [
      'pip, the last attempt',
      "WARNING: Retrying (Retry(total=0, connect=None)) after connection broken by 'x': /simple/a/\nERROR: No matching distribution found for a",
    ],
    ['pip, an index in trouble', 'ERROR: Could not find a version that satisfies the requirement stripe==16.0.0 (from versions: none)'],
    ['uv, no connection', 'error: Request failed after 3 retries in 8.2s\n  cause: tcp connect error'],
    ['uv, an index in trouble', 'error: Failed to fetch\n  cause: HTTP status server error (503 Service Unavailable) for url (x)'],
    ['Poetry, no connection', 'All attempts to connect to packages.example failed.'],
    ['Poetry, an index in trouble', '503 Server Error: Service Unavailable for url: http://packages.example/simple/stripe/'],
    ['PDM, no connection', '[ConnectError]: [Errno 111] Connection refused'],
    ['PDM, an index in trouble', "[HTTPStatusError]: Server error '502 Bad Gateway' for url 'http://packages.example/'"],
  ])('%s', (row, stderr) => {
    expect(judgeOf(row)(failed(stderr))).toBe(true)
    expect(judgeOf(row)({ ...failed(''), stdout: stderr })).toBe(true)
  })

  test.each([
    ['a limit', { ...failed(''), code: null, limit: 'time' }],
    ['a limit that it met with an exit of its own', { ...failed(''), limit: 'output' }],
    ['a signal', { ...failed(''), code: null }],
  ] as const)('%s ended it', (_, result) => {
    expect(node.isPassing(result)).toBe(true)
    expect(python.isPassing(result)).toBe(true)
  })
})

test.each([
  ['npm, no such version', 'npm error code ETARGET\nnpm error notarget No matching version found for left-pad@503.0.0.'],
  ['npm, no such package', 'npm error code E404\nnpm error 404 Not Found - GET http://packages.example:503/a'],
  ['npm, no access', 'npm error code E401'],
  ['npm, a file that is missing', 'npm error code ENOENT'],
  ['pnpm, no such package', ' ERR_PNPM_FETCH_404  GET http://packages.example/a: Not Found - 404'],
  [
    'pnpm, an attempt that was made again',
    ' WARN  GET http://packages.example/a error (ECONNRESET). Will retry in 10 seconds. 2 retries left.\n ERR_PNPM_OUTDATED_LOCKFILE  x',
  ],
  [
    'yarn 1, an attempt that was made again',
    'info There appears to be trouble (ETIMEDOUT). Retrying...\nerror Your lockfile needs to be updated',
  ],
  ['yarn 4, no such package', '➤ YN0035: │ Package not found\n➤ YN0035: │   Response Code: 404 (Not Found)'],
  [
    'pip, an attempt that was made again',
    'WARNING: Retrying (Retry(total=4, connect=None)) after connection broken by \'ReadTimeoutError("Read timed out.")\': /simple/a/\nERROR: No matching distribution found for stripe==16',
  ],
  [
    'pip, another package that the index has not',
    'ERROR: Could not find a version that satisfies the requirement stripe-tools==1 (from versions: none)',
  ],
  ['uv, no access', 'error: Failed to fetch: x\n  cause: HTTP status client error (403 Forbidden) for url (x)'],
  ['a conflict', 'The conflict is caused by:\n    a 1 depends on stripe<5'],
])('a client failed for good: %s', (row, stderr) => {
  expect(judgeOf(row)(failed(stderr))).toBe(false)
})

test.each(['Retry', 'Server error ', 'requirement stripe=', 'npm error ', '\n', 'E'])('a flood of %j is read to its end', (piece) => {
  // Nothing is measured: what grows with the square of such a text would not come to an end.
  const flood = failed(piece.repeat(1_000_000))
  expect([node.isPassing(flood), python.isPassing(flood)]).toEqual([false, false])
})
