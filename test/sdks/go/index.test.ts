import { expect, test } from 'vitest'
import { go } from '../../../src/sdks/go/index.ts'
import { found, notesIn, usesIn } from '../found.ts'

test('a single requirement, a block, a quoted path and a comment at the end are uses with their line', async () => {
  const uses = await usesIn(go, {
    'go.mod': 'module shop\n\ngo 1.22\n\nrequire github.com/stripe/stripe-go/v86 v86.1.1 // pinned for the webhook fix\n',
    'tools/go.mod': 'module tools\nrequire (\n\texample.com/other v1.0.0\n\t"github.com/stripe/stripe-go/v81" v81.4.0\n)\n',
  })
  expect(uses).toEqual(['go.mod:5 gomod [v86.1.1] locked null is 86.1.1', 'tools/go.mod:4 gomod [v81.4.0] locked null is 81.4.0'])
})

test('the version is locked where go.sum holds the hash of the module itself', async () => {
  const mod = 'module shop\nrequire github.com/stripe/stripe-go/v81 v81.4.0\n'
  const hash = 'github.com/stripe/stripe-go/v81 v81.3.0/go.mod h1:a=\ngithub.com/stripe/stripe-go/v81 v81.4.0 h1:b=\n'
  const { uses } = await found(go, { 'a/go.mod': mod, 'a/go.sum': hash })
  expect(uses).toMatchObject([{ locked: 'v81.4.0', lockfile: { path: 'a/go.sum', line: 2 }, version: '81.4.0' }])
  const onlyConsidered = hash.replace('v81.4.0 h1', 'v81.4.0/go.mod h1')
  expect(await usesIn(go, { 'go.mod': mod, 'go.sum': onlyConsidered })).toEqual(['go.mod:2 gomod [v81.4.0] locked null is 81.4.0'])
})

test('modules before v2 have no suffix, and a commit is no version', async () => {
  expect(
    await usesIn(go, {
      'go.mod': 'module old\nrequire github.com/stripe/stripe-go v70.15.0+incompatible\n',
      'next/go.mod': 'module next\nrequire github.com/stripe/stripe-go/v82 v82.0.0-20250101120000-0123456789ab\n',
      'beta/go.mod': 'module beta\nrequire github.com/stripe/stripe-go/v82 v82.3.0-beta.1\n',
    }),
  ).toEqual([
    'beta/go.mod:2 gomod [v82.3.0-beta.1] locked null is 82.3.0-beta.1',
    'go.mod:2 gomod [v70.15.0+incompatible] locked null is 70.15.0',
    'next/go.mod:2 gomod [v82.0.0-20250101120000-0123456789ab] locked null is null',
  ])
})

test('an indirect requirement is a note and no use', async () => {
  const files = { 'go.mod': 'module shop\nrequire (\n\tgithub.com/stripe/stripe-go/v80 v80.2.1 // indirect\n)\n' }
  expect(await usesIn(go, files)).toEqual([])
  expect(await notesIn(go, files)).toEqual([
    'go.mod:3 github.com/stripe/stripe-go/v80 v80.2.1 is required only indirectly here: another module asks for it, and its line moves with that one.',
  ])
})

test('a replaced module is a use whose version is not known, and a note', async () => {
  const files = {
    'go.mod': 'module shop\nrequire github.com/stripe/stripe-go/v76 v76.1.0\nreplace github.com/stripe/stripe-go/v76 => ../fork\n',
  }
  const { uses, notes } = await found(go, files)
  expect(uses).toMatchObject([{ version: null, editable: false, why: 'line 3 replaces it by ../fork' }])
  expect(notes).toMatchObject([{ place: { path: 'go.mod', line: 3 } }])
  const other = files['go.mod'].replace('v76 =>', 'v76 v76.0.0 =>')
  expect(await usesIn(go, { 'go.mod': other })).toEqual(['go.mod:2 gomod [v76.1.0] locked null is 76.1.0'])
})

test('lookalikes, comments, exclusions and other directives are no uses', async () => {
  const mod = [
    'module github.com/stripe/stripe-go/v86',
    'require github.com/stripe/stripe-go-fork/v86 v86.0.0',
    'require github.com/example/stripe-go/v86 v86.0.0',
    '// require github.com/stripe/stripe-go/v85 v85.0.0',
    'exclude github.com/stripe/stripe-go/v84 v84.0.0',
    'exclude (',
    '\tgithub.com/stripe/stripe-go/v83 v83.0.0',
    ')',
  ].join('\n')
  expect(await usesIn(go, { 'go.mod': mod, 'main.go': 'require github.com/stripe/stripe-go/v82 v82.0.0' })).toEqual([])
})

test('line ends of Windows change nothing', async () => {
  const mod =
    'module shop\r\nrequire (\r\n\tgithub.com/stripe/stripe-go/v86 v86.1.1 // indirect\r\n\tgithub.com/stripe/stripe-go/v82 v82.1.0\r\n)\r\n'
  expect(await usesIn(go, { 'go.mod': mod })).toEqual(['go.mod:4 gomod [v82.1.0] locked null is 82.1.0'])
})
