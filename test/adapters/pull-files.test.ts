import { expect, test } from 'vitest'
import { parsePull, renderPull } from '../../src/adapters/pull-files.ts'
import { fc } from '../support/properties.ts'

const text = fc.string({
  unit: fc.oneof(fc.constantFrom('\n', '\r\n', '-->', '<!--', '`', '#', 'é', '😀', '\u2028'), fc.string({ maxLength: 1 })),
})

test('survives its file, whatever it holds', async () => {
  const status = fc.option(
    fc.record({ state: fc.constantFrom('success' as const, 'failure' as const, 'error' as const), description: text }),
  )
  const head = fc.stringMatching(/^[0-9a-f]{40}$/)
  const pull = fc.record({ branch: text, base: text, title: text, body: text, draft: fc.boolean(), head, status })
  await fc.assert(
    fc.asyncProperty(pull, async (each) => {
      expect(await parsePull(renderPull(each))).toEqual(each)
    }),
  )
})

test('reads as Markdown, with one hidden line', () => {
  const status = { state: 'success', description: '34 cases pass' } as const
  const lines = renderPull({
    branch: 'stripe-upgrade/node-23.x',
    base: 'main',
    title: 'Upgrade',
    body: 'The body.\n',
    draft: true,
    head: 'abc',
    status,
  }).split('\n')
  expect(lines[0]).toMatch(/^<!-- stripe-upgrade:pull [\w-]+ -->$/)
  expect(lines.slice(1)).toEqual([
    '',
    '# Upgrade',
    '',
    '`stripe-upgrade/node-23.x` → `main` · draft · commit status success: 34 cases pass',
    '',
    'The body.',
    '',
  ])
})
