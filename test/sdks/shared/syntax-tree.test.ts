import { expect, test } from 'vitest'
import { ancestor, child, descendants, nodeAt, parts, syntaxTree } from '../../../src/sdks/shared/syntax-tree.ts'

const TEXT = 'def f(a):\n    return a["x"].y == g(1)\n\n\ndef broken(:\n    h(2)\n'

test('a tree is read in the order of the text, behind a syntax error as well', async () => {
  const tree = await syntaxTree('python', TEXT)
  const calls = descendants(tree, 'call').map(({ start, end }) => TEXT.slice(start, end))
  expect(calls).toEqual(['g(1)', 'h(2)'])
  const inFirst = descendants(tree, 'function_definition')[0]
  if (inFirst === undefined) throw new Error('there is no function')
  expect(descendants(inFirst, 'call', 'subscript').map(({ kind }) => kind)).toEqual(['subscript', 'call'])
})

test('nodes know their roles, their parents and what they consist of', async () => {
  const tree = await syntaxTree('python', TEXT)
  const attribute = descendants(tree, 'attribute')[0]
  if (attribute === undefined) throw new Error('there is no attribute')
  expect(child(attribute, 'object')?.kind).toBe('subscript')
  expect(ancestor(attribute, 'function_definition')?.start).toBe(0)
  const comparison = attribute.parent
  expect(comparison === null ? [] : parts(comparison).map(({ kind }) => kind)).toEqual(['attribute', 'call'])
  expect(comparison?.children.find(({ field }) => field === 'operators')?.kind).toBe('==')
  expect(nodeAt(tree, attribute.start, attribute.end)).toBe(attribute)
})

test('offsets are of UTF-16, as those of a JavaScript string', async () => {
  const text = 'x = "😀é"; f()\n'
  const [call] = descendants(await syntaxTree('python', text), 'call')
  expect(text.slice(call?.start, call?.end)).toBe('f()')
})

test('code that is commented out, however long, is read, and what is no comment within a string', async () => {
  const block = Array.from({ length: 400 }, (_, index) => `# stripe.Charge.create(amount=${index})`).join('\n')
  const text = `def f():\n    g()\n\n${block}\n\nx = """\n# of the text\n"""\nh()  # at its end\n`
  const tree = await syntaxTree('python', text)
  expect(descendants(tree, 'call').map(({ start, end }) => text.slice(start, end))).toEqual(['g()', 'h()'])
  const comments = descendants(tree, 'comment').map(({ start, end }) => text.slice(start, end))
  expect(comments).toHaveLength(401)
  expect(comments).not.toContain('# of the text')
  expect(comments).toContain('# stripe.Charge.create(amount=399)')
})
