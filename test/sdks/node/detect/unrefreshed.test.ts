import { describe, expect, test } from 'vitest'
import { APP, detect, LOCK, manifest, only } from './detection.ts'

describe('what is recognised and not refreshed yet', () => {
  test.for([
    ['deno.lock', '{"version": "5",\n"specifiers": {\n"npm:stripe@^17.0.0": "17.3.0_@types+node@22.0.0"}}', '17.3.0', 3],
    ['bun.lockb', new Uint8Array([0, 1, 2]), null, 1],
  ] as const)('%s', async ([name, lock, locked, line]) => {
    const use = await only({ 'package.json': APP, [name]: lock })
    expect(use).toMatchObject({
      locked,
      version: locked,
      lockfile: { path: name, line },
      editable: false,
      why: expect.stringMatching(/^(?:deno\.lock is not refreshed yet|bun\.lockb is binary and not read); run `/),
    })
  })

  test('two lockfiles of two managers: neither is guessed, unless packageManager says', async () => {
    const files = { 'package-lock.json': LOCK, 'yarn.lock': 'stripe@^17.0.0:\n  version "17.1.0"\n' }
    expect(await only({ ...files, 'package.json': APP })).toMatchObject({
      editable: false,
      why: expect.stringContaining('package-lock.json and yarn.lock both'),
    })
    expect(
      await only({ ...files, 'package.json': manifest({ packageManager: 'npm@10.0.0', dependencies: { stripe: '^17.0.0' } }) }),
    ).toMatchObject({ editable: true, locked: '17.3.0' })
  })

  test('imports by address, in an import map and in sources', async () => {
    const { uses } = await detect({
      'deno.json': '{"imports": {\n"stripe": "npm:stripe@^17.0.0", "@scope/x": "npm:@scope/stripe@1.0.0"}}',
      'deno.lock': '{"version": "5", "specifiers": {"npm:stripe@^17.0.0": "17.3.0"}}',
      'functions/pay.ts':
        'import a from "https://cdn.example.com/v1/stripe@16.1.0?target=deno"\nimport b from \'npm:stripe@15\'\nconst mail = "stripe@example.com"\n// not stripe@1.0.0\n',
    })
    expect(uses.map(({ kind, path, line, specifier, version, editable }) => [kind, path, line, specifier, version, editable])).toEqual([
      ['deno:imports', 'deno.json', 2, '^17.0.0', '17.3.0', false],
      ['deno:url', 'functions/pay.ts', 1, '16.1.0', '16.1.0', false],
      ['deno:url', 'functions/pay.ts', 2, '15', null, false],
    ])
  })

  test.for([
    ['"stripe": "npm:stripe"', 'stripe', 'any version'],
    ['"pay": "npm:/stripe"', 'stripe', 'any version'],
    ['"stripe" : "jsr:@scope/stripe@^1"', '@scope/stripe', 'another registry'],
    ['"stripe": "npm:stripe@^17.0.0"', 'stripe', 'run `deno update --latest stripe`'],
  ] as const)('%s in deno.json is recognised', async ([entry, name, why]) => {
    const text = `{\n  "imports": {\n    ${entry}\n  }\n}\n`
    const use = await only({ 'web/deno.json': text })
    expect(use).toMatchObject({ kind: 'deno:imports', package: name, line: 3, editable: false, why: expect.stringContaining(why) })
    expect(text.slice(use.range.start, use.range.end)).toBe(use.specifier)
  })
})
