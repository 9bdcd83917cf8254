import { expect, test } from 'vitest'
import { findPython } from '../../../../src/sdks/python/interpreter.ts'
import { pythonRequires, readSetupPy } from '../../../../src/sdks/python/manifest/setup-py.ts'
import { fc } from '../../../support/properties.ts'
import { testTools } from '../../../support/tools.ts'

/** What Python itself finds in the same lists: the strings on stripe, with the line and the list that each is in. */
const ORACLE = `
import ast, json, sys

def lists(node):
    for key, value in pairs(node):
        if key == 'install_requires' and isinstance(value, ast.List):
            yield 'install_requires', value
        if key == 'extras_require' and isinstance(value, ast.Dict):
            for name, inner in zip(value.keys, value.values):
                if isinstance(name, ast.Constant) and isinstance(inner, ast.List):
                    yield 'extras_require.' + name.value, inner

def pairs(node):
    if isinstance(node, ast.keyword):
        yield node.arg, node.value
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        yield node.targets[0].id, node.value
    if isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values):
            if isinstance(key, ast.Constant):
                yield key.value, value

def read(source):
    found = []
    for node in ast.walk(ast.parse(source)):
        for kind, items in lists(node):
            for item in items.elts:
                if isinstance(item, ast.Constant) and item.value.startswith('stripe'):
                    found.append(f'{item.lineno} {kind} {item.value[6:]}')
    return sorted(found)

print(json.dumps([read(source) for source in json.load(sys.stdin)]))
`

const item = fc.constantFrom(
  '"stripe>=11"',
  "'stripe==11.6.0'",
  '"""stripe<12"""',
  "'flask'  # 'stripe==1'\n",
  '"six"',
  '\n  "stripe~=11.0"',
  "'''a\n'''",
  '"\\"stripe==2"',
)
const list = fc.array(item, { maxLength: 4 }).map((items) => `[${items.join(', ')}]`)
const given = fc.oneof(
  list.map((one) => `install_requires=${one}`),
  list.map((one) => `extras_require={'x': [], "pay": ${one}, **more}`),
  list.map((one) => `**{"install_requires" : ${one}}`),
  list.map((one) => `keywords=${one}`),
)
const statement = fc.oneof(
  given.map((one) => `setup(name="stripe", ${one})`),
  list.map((one) => `install_requires = ${one}`),
  fc.constantFrom(
    'x = a[1:2] if "stripe" else {"stripe>=1": ["stripe"]}',
    'def f(a: int = 3) -> str:\n    """stripe>=1 [ { ("""\n    return a',
    "y = rb'\\' [' + b'stripe'",
    'z = f"{x} stripe>=1"  # [',
    'w = 1_000 \\\n  + 0x1f',
    'lambda: ["stripe==9"]',
  ),
)

test('a setup.py is read as Python reads it', async () => {
  const sources = fc.sample(
    fc.array(statement, { minLength: 1, maxLength: 5 }).map((lines) => `${lines.join('\n')}\n`),
    { numRuns: 300, seed: 7 },
  )
  const tools = testTools()
  const result = await tools.run(await findPython(tools), ['-c', ORACLE], { input: JSON.stringify(sources) })
  expect(result.stderr).toBe('')
  const ours = sources.map((source) =>
    (readSetupPy(source)?.entries ?? [])
      .filter((entry) => entry.kind !== 'setup.py')
      .map(({ line, kind, specifier }) => `${line} ${kind.slice('setup.py:'.length)} ${specifier}`)
      .toSorted(),
  )
  expect(ours).toEqual(JSON.parse(result.stdout))
  expect(ours.flat().length).toBeGreaterThan(100)
})

test.each([
  ['setup(\n  name="shop",\n  python_requires=">=3.7",\n)', { line: 3, value: '>=3.7' }],
  ["ABOUT = {\n  'python_requires': '>=3.7'}", { line: 2, value: '>=3.7' }],
  ['setup(python_requires=">=" + OLDEST)', undefined],
  ['setup(python_requires=OLDEST)', undefined],
  ['# python_requires=">=3.7"', undefined],
])('the Pythons of %j', (text, requires) => expect(pythonRequires(text)).toEqual(requires))
