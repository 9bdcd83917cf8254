import { describe, expect, test } from 'vitest'
import { specifierFor } from '../../../../src/sdks/python/specifier.ts'
import { versions } from '../../../../src/sdks/python/versions.ts'
import { detected, onlyUse, spliced as splice } from '../fixtures.ts'
import { fc } from '../../../support/properties.ts'

describe('splice', () => {
  test.each([
    ['stripe==11.6.0\n', 'stripe==16.1.0\n'],
    [
      '\uFEFF# ours\r\nflask\r\nStripe[async] == 11.6.0 ; python_version > "3.8" # pay\r\n',
      '\uFEFF# ours\r\nflask\r\nStripe[async] == 16.1.0 ; python_version > "3.8" # pay\r\n',
    ],
    ['flask\t# web\nstripe (>=11,<12)', 'flask\t# web\nstripe (>=16,<17)'],
    [
      'stripe==11.6.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n',
      'stripe==16.1.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n',
    ],
    ['stripe \\\n  ==11.6.0\n', 'stripe \\\n  ==16.1.0\n'],
  ])('in a requirements file: %j', async (before, after) => {
    const use = await onlyUse('requirements.txt', before)
    const moved = specifierFor(use, '16.1.0', 'auto')
    expect('specifier' in moved && splice(before, use, moved.specifier)).toBe(after)
  })

  test.each([
    ['[project]\ndependencies = ["stripe>=11,<12", "flask"]\n', '[project]\ndependencies = ["stripe>=16,<17", "flask"]\n'],
    [
      "\uFEFF[project]\r\ndependencies = [\r\n\t'stripe~=11.0', # pay\r\n]",
      "\uFEFF[project]\r\ndependencies = [\r\n\t'stripe~=16.1', # pay\r\n]",
    ],
    [
      'project.optional-dependencies.pay = ["stripe[async]==11.6.0 ; python_version > \'3\'"]',
      'project.optional-dependencies.pay = ["stripe[async]==16.1.0 ; python_version > \'3\'"]',
    ],
    [
      '[dependency-groups]\ndev = [{include-group = "x"}, """stripe<12"""]\n',
      '[dependency-groups]\ndev = [{include-group = "x"}, """stripe<17"""]\n',
    ],
  ])('in a pyproject.toml: %j', async (before, after) => {
    const use = await onlyUse('pyproject.toml', before)
    const moved = specifierFor(use, '16.1.0', 'auto')
    expect('specifier' in moved && splice(before, use, moved.specifier)).toBe(after)
  })

  test.each([
    ['pyproject.toml', '[tool.poetry.dependencies]\nstripe = "^11.0.0" # pay\n', '[tool.poetry.dependencies]\nstripe = "^16.1.0" # pay\n'],
    [
      'pyproject.toml',
      "[tool.poetry.group.dev.dependencies]\r\nstripe = {extras = ['async'],version='~11.6' , optional = true}\r\n",
      "[tool.poetry.group.dev.dependencies]\r\nstripe = {extras = ['async'],version='~16.1' , optional = true}\r\n",
    ],
    ['pyproject.toml', '[tool.poetry.dependencies.stripe]\nversion = "11.*"', '[tool.poetry.dependencies.stripe]\nversion = "16.*"'],
    [
      'pyproject.toml',
      '[project]\ndependencies = ["stripe (>=11.6.0,<12.0.0)"]',
      '[project]\ndependencies = ["stripe (>=16.1.0,<17.0.0)"]',
    ],
    ['pyproject.toml', '[tool.uv]\noverride-dependencies = ["stripe==11"]', '[tool.uv]\noverride-dependencies = ["stripe==16.1.0"]'],
    ['pyproject.toml', '[tool.pdm.dev-dependencies]\npay = ["stripe~=11.0"]', '[tool.pdm.dev-dependencies]\npay = ["stripe~=16.1"]'],
    ['Pipfile', '[packages]\nstripe = "==11.6.0"\nflask = "*"\n', '[packages]\nstripe = "==16.1.0"\nflask = "*"\n'],
    ['Pipfile', '[dev-packages]\nstripe = {version="~=11.0", extras=[]}', '[dev-packages]\nstripe = {version="~=16.1", extras=[]}'],
    [
      'setup.cfg',
      '[options]\r\ninstall_requires =\r\n\tstripe[async] ~= 11.0\r\n',
      '[options]\r\ninstall_requires =\r\n\tstripe[async] ~= 16.1\r\n',
    ],
    ['setup.cfg', '[options.extras_require]\npay = stripe<12', '[options.extras_require]\npay = stripe<17'],
    [
      'setup.py',
      "setup(install_requires=['flask', 'stripe>=11,<12',],)  # ours",
      "setup(install_requires=['flask', 'stripe>=16,<17',],)  # ours",
    ],
  ])('in %s: %j', async (path, before, after) => {
    const use = await onlyUse(path, before)
    const moved = specifierFor(use, '16.1.0', 'auto')
    expect('specifier' in moved && splice(before, use, moved.specifier)).toBe(after)
  })

  test('moves two uses of one file, one after the other', async () => {
    const files = [
      ['requirements.txt', 'stripe==9.9.0 ; python_version < "3.9"\nstripe==11.6.0 ; python_version >= "3.9"\n'],
      ['pyproject.toml', '[project.optional-dependencies]\na = ["stripe==9.9.0"]\nb = ["flask", "stripe==9.9.0"]\n'],
      ['pyproject.toml', 'project.optional-dependencies = { a = ["stripe==9.9.0"], b = ["stripe==9.9.0"] }\n'],
    ] as const
    for (const [path, text] of files) {
      const { uses } = await detected({ [path]: text })
      const after = uses.reduce<string>((now, use) => splice(now, use, '==16.1.0'), text)
      expect(after).toBe(text.replaceAll(/==9\.9\.0|==11\.6\.0/g, '==16.1.0'))
    }
  })

  test('writes a specifier where there was none', async () => {
    const text = 'stripe ; python_version > "3"\n'
    expect(splice(text, await onlyUse('requirements.txt', text), '==16.1.0')).toBe('stripe==16.1.0 ; python_version > "3"\n')
  })

  test('refuses what would say something else', async () => {
    const text = 'stripe==11.6.0\nflask\n'
    const use = await onlyUse('requirements.txt', text)
    for (const specifier of [
      '==16.1.0\nevil',
      '==16.1.0 ; python_version < "3"',
      '==16.1.0 --hash=sha256:aa',
      ' @ https://example.com/x.whl',
      '==16.1.0 # x',
      ' x',
      '[async]==16.1.0',
    ]) {
      expect(() => splice(text, use, specifier)).toThrow('would say something else')
    }
    const others = [
      ['Pipfile', '[packages]\nstripe = "==11.6.0"\n', ['==16.1.0"\nevil = "*', '==16.1.0\\u0020']],
      ['setup.cfg', '[options]\ninstall_requires =\n  stripe==11.6.0\n', ['==16.1.0\n  evil', '==16.1.0 ; x', '==16.1.0\nx = y']],
      ['setup.py', 'setup(install_requires=["stripe==11.6.0"])\n', ['==16.1.0", "evil', '==16.1.0\\n', '==16.1.0"+"', '==16.1.0"]) # ']],
    ] as const
    for (const [path, before, specifiers] of others) {
      const other = await onlyUse(path, before)
      for (const specifier of specifiers) expect(() => splice(before, other, specifier)).toThrow('would say something else')
    }
    const toml = '[project]\ndependencies = ["stripe==11.6.0"]\n'
    const project = await onlyUse('pyproject.toml', toml)
    for (const specifier of ['==16.1.0", "evil', '==16.1.0\\u0020', '==16.1.0"]\nname = "x', ' ; extra == "x"']) {
      expect(() => splice(toml, project, specifier)).toThrow('would say something else')
    }
  })

  test('refuses a file that is not as it was detected, and a line that cannot be edited', async () => {
    const use = await onlyUse('requirements.txt', 'stripe==11.6.0\n')
    expect(() => splice('flask\nstripe==11.6.0\n', use, '==16.1.0')).toThrow('is not here any more')
    const cases = '[tool.poetry.dependencies]\nstripe = [{ version = "^11.0", python = "<4" }]\n'
    const one = await onlyUse('pyproject.toml', cases)
    expect(() => splice(cases, one, '^16.0')).toThrow('a different version in each case')
  })
})

/** Moves the use in a file to 16.1.0, and says whether all else was kept and the new specifier admits it. */
async function raised(path: string, text: string): Promise<{ readonly kept: boolean; readonly admitted: boolean }> {
  const use = (await detected({ [path]: text })).uses.find((candidate) => candidate.editable)
  if (use === undefined) throw new Error(`nothing was found in ${JSON.stringify(text)}`)
  const asked = specifierFor(use, '16.1.0', 'auto')
  if ('refused' in asked) throw new Error(asked.refused)
  const after = splice(text, use, asked.specifier)
  const kept =
    after.slice(0, use.range.start) === text.slice(0, use.range.start) &&
    after.slice(use.range.start + asked.specifier.length) === text.slice(use.range.end)
  return { kept, admitted: versions.admits(asked.specifier, '16.1.0') }
}

const newline = fc.constantFrom('\n', '\r\n')
const specifier = fc.constantFrom('==11.6.0', '~=11.0', '>=11,<12', '<12', '== 11.*', '>=11 , <12')
const requirement = fc
  .tuple(
    fc.constantFrom('stripe', 'Stripe', 'stripe[async]', 'stripe [async]'),
    fc.constantFrom('', ' '),
    specifier,
    fc.constantFrom('', ' ; python_version > "3.6"', ';python_version>"3.6"'),
  )
  .map((parts) => parts.join(''))
const otherLine = fc.constantFrom(
  '',
  '# stripe==1.0.0',
  'flask>=2 # stripe',
  'dj-stripe==2.9.0',
  '-e .',
  '--index-url https://example.com/simple',
  'requests[socks] ; python_version>"3"',
  '\tsix',
)

describe('outside the range nothing changes', () => {
  test('in a requirements file', async () => {
    const file = fc.record({
      bom: fc.constantFrom('', '\uFEFF'),
      newline,
      above: fc.array(otherLine, { maxLength: 5 }),
      line: requirement,
      tail: fc.constantFrom('', ' # ours', ' \\\n    --hash=sha256:aa', ' --hash=sha256:aa --hash=sha256:bb'),
      below: fc.array(otherLine, { maxLength: 5 }),
    })
    await fc.assert(
      fc.asyncProperty(file, async ({ bom, newline: end, above, line, tail, below }) => {
        const text = bom + [...above, line + tail.replaceAll('\n', end), ...below].join(end)
        const { kept, admitted } = await raised('requirements.txt', text)
        expect({ kept, admitted }).toEqual({ kept: true, admitted: true })
      }),
    )
  })

  test('in a pyproject.toml', async () => {
    const quote = fc.constantFrom('"', "'", '"""', "'''")
    const file = fc.record({
      bom: fc.constantFrom('', '\uFEFF'),
      newline,
      table: fc.constantFrom('[project]', '[project] # stripe'),
      quote,
      line: requirement.map((text) => text.replaceAll('"', '')),
      space: fc.constantFrom('', ' ', '\t'),
      after: fc.constantFrom('', '[tool.x]', 'name = "stripe==1"', '# stripe==2'),
    })
    await fc.assert(
      fc.asyncProperty(file, async ({ bom, newline: end, table, quote: mark, line, space, after }) => {
        const text = `${bom}${table}${end}dependencies = [${end}${space}'flask',${end}${space}${mark}${line}${mark} ,${end}]${end}${after}`
        const { kept, admitted } = await raised('pyproject.toml', text)
        expect({ kept, admitted }).toEqual({ kept: true, admitted: true })
      }),
    )
  })

  const quote = fc.constantFrom('"', "'")
  const keyed = fc.constantFrom('^11.0.0', '~11.6', '11.*', '==11.6.0', '>=11,<12', '>=11 <12', '^9 || ^11')
  const ranged = fc.constantFrom('==11.6.0', '~=11.0', '>=11,<12', '<12')

  test('in the tables of Poetry and Pipenv', async () => {
    const file = fc.record({
      bom: fc.constantFrom('', '\uFEFF'),
      newline,
      place: fc.constantFrom(
        ['pyproject.toml', 'tool.poetry.dependencies'] as const,
        ['pyproject.toml', 'tool.poetry.group.a-b.dependencies'] as const,
        ['pyproject.toml', 'tool.pdm.resolution.overrides'] as const,
        ['Pipfile', 'packages'] as const,
        ['Pipfile', 'dev-packages'] as const,
      ),
      quote,
      version: keyed,
      name: fc.constantFrom('stripe', '"stripe"', 'Stripe'),
      shape: fc.constantFrom('plain', 'inline', 'table'),
      space: fc.constantFrom('', ' ', '\t'),
      after: fc.constantFrom('', '# stripe = "1"', '[other]', 'flask = "*"', 'x = { stripe = "^1" }'),
    })
    await fc.assert(
      fc.asyncProperty(file, async ({ bom, newline: end, place: [path, table], quote: mark, version, name, shape, space, after }) => {
        const value = `${mark}${version}${mark}`
        const lines = {
          plain: [`[${table}]`, `python${space}=${space}"^3.9"`, `${name}${space}=${space}${value}${space}# ${version}`],
          inline: [`[${table}]`, `${name} = {${space}extras = ["${version}"],${space}version${space}=${value}${space}}`],
          table: [`[${table}.${name}]${space}`, 'extras = ["async"]', `version =${space}${value}`],
        }[shape]
        const text = bom + [...(lines ?? []), after].join(end)
        expect(await raised(path, text)).toEqual({ kept: true, admitted: true })
      }),
    )
  })

  test('in a setup.cfg', async () => {
    const file = fc.record({
      newline,
      head: fc.constantFrom('[options]|install_requires', '[options.extras_require]|pay', '[metadata]|name = x|[options]|install_requires'),
      sign: fc.constantFrom('=', ' = ', ':'),
      space: fc.constantFrom(' ', '\t', '    '),
      version: ranged,
      others: fc.array(fc.constantFrom('flask', '# stripe==1', 'dj-stripe>=2', ''), { maxLength: 3 }),
      after: fc.constantFrom('', 'python_requires = >=3.9', '[tool:pytest]', '; stripe==2'),
    })
    await fc.assert(
      fc.asyncProperty(file, async ({ newline: end, head, sign, space, version, others, after }) => {
        const listed = [...others, `stripe${version}`].map((line) => (line === '' ? '' : space + line))
        const text = [...`${head}${sign}`.split('|'), ...listed, after].join(end)
        expect(await raised('setup.cfg', text)).toEqual({ kept: true, admitted: true })
      }),
    )
  })

  test('in a setup.py', async () => {
    const noise = fc.constantFrom(
      '',
      '# stripe==1',
      'x = "stripe is 1"',
      "y = f'{x!r} stripe' 'z'",
      '"""\nstripe>=1\n"""',
      'def f(a: int = 3) -> str: return a[1:2]',
    )
    const file = fc.record({
      bom: fc.constantFrom('', '\uFEFF'),
      newline,
      above: fc.array(noise, { maxLength: 4 }),
      list: fc.constantFrom(
        'install_requires=[@]',
        'extras_require={"pay": [@]}',
        '**{"install_requires": [@]}',
        'extras_require={\n"a": [], "b": [@],\n}',
      ),
      quote: fc.constantFrom('"', "'", '"""', "'''"),
      version: ranged,
      before: fc.constantFrom('', '"flask", ', "'six',  # stripe\n    "),
      behind: fc.constantFrom('', ',', ', "dj-stripe==1",  # ours\n'),
      below: fc.array(noise, { maxLength: 3 }),
    })
    await fc.assert(
      fc.asyncProperty(file, async ({ bom, newline: end, above, list, quote: mark, version, before, behind, below }) => {
        const entry = `${before}${mark}stripe${version}${mark}${behind}`
        const text = [...above, `setup(name="stripe", ${list.replace('@', () => entry)})`, ...below].join('\n')
        expect(await raised('setup.py', bom + text.replaceAll('\n', end))).toEqual({ kept: true, admitted: true })
      }),
    )
  })
})
