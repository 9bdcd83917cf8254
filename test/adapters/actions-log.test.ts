import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

test('the runner reads our commands and none of what untrusted text holds (T10), and no credential (T32)', async () => {
  const fixture = new URL('./logged-action.ts', import.meta.url).pathname
  const { stdout } = await promisify(execFile)(process.execPath, [fixture])
  expect(stdout.replaceAll(/\d+\.\d s/g, 'N s').split('\n')).toEqual([
    '… ::error::title ## [error]x',
    '✓ ::error::title ## [error]x  ::add-mask::detail  N s',
    '· ::stop-commands::note ## [add-mask]secret',
    '::warning file=a%2Cb%3A%0Ac.json,line=3::::set-output name=x::100%25 ## [error]',
    '::warning::plain',
    '::group::::error::group ## [error]',
    ': :error::a',
    '  : :endgroup::',
    '## [endgroup] in the middle ## [error]',
    '- plain  and wide',
    '::endgroup::',
    '· https://***@example.com',
    '::warning file=a.json::Authorization: Bearer ***',
    '… sk_live_***',
    '✓ sk_live_***  ghs_***  N s',
    '',
  ])
})
