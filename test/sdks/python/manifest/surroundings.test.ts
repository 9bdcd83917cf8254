import { expect, test } from 'vitest'
import { durationDays, waitOf } from '../../../../src/sdks/python/waiting-time.ts'
import { detected } from '../fixtures.ts'

test('the Pythons that the repository runs on, beside and above the uses alone', async () => {
  const files = {
    'api/requirements.txt': 'stripe==11.6.0\n',
    'api/runtime.txt': 'python-3.11.4\n',
    '.python-version': '# ours\n3.11\n',
    'pyproject.toml': '[project]\nrequires-python = ">=3.9"\n[tool.uv]\nexclude-newer = "7 days"\n',
    'api/setup.py': 'setup(\n    python_requires=">=3.8",\n)\n',
    'web/.python-version': '3.7\n',
    'uv.toml': 'exclude-newer = "2026-01-01T00:00:00Z"\n',
  }
  const { runtimes, cooldowns } = await detected(files)
  expect(runtimes.map(({ path, line, requirement }) => `${path}:${line} ${requirement}`)).toEqual([
    '.python-version:2 3.11',
    'api/runtime.txt:1 python-3.11.4',
    'api/setup.py:2 >=3.8',
    'pyproject.toml:2 >=3.9',
  ])
  expect(cooldowns).toEqual([
    { sdk: 'python', path: 'pyproject.toml', line: 4, days: 7 },
    { sdk: 'python', path: 'uv.toml', line: 1, days: 0, until: '2026-01-01T00:00:00Z' },
  ])
})

test.each([
  ['P14D', 14],
  ['PT36H', 1.5],
  ['P1W', 7],
  ['3 days', 3],
  ['1 week, 12 hours', 7.5],
  ['24h', 1],
  ['2026-01-01T00:00:00Z', undefined],
  ['2026-01-01', undefined],
  ['P', undefined],
  ['soon', undefined],
  ['3 days or so', undefined],
])('a wait of %j is %s days', (text, days) => expect(durationDays(text)).toBe(days))

test.each([
  ['2026-10-01', { days: 0, until: '2026-10-01' }],
  ['2026-10-01T00:00:00Z', { days: 0, until: '2026-10-01T00:00:00Z' }],
  ['P14D', { days: 14 }],
  ['2026-13-01', undefined],
  ['yesterday', undefined],
])('%j is read as %j', (text, wait) => expect(waitOf(text)).toEqual(wait))

test.each([
  ['"P1D"', [{ days: 1 }]],
  ['"2026-10-01"', [{ days: 0, until: '2026-10-01' }]],
  ['false', []],
])('what is set for stripe alone in uv counts first: %s', async (own, waits) => {
  const project = `[project]\ndependencies = ["stripe==1.0.0"]\n[tool.uv]\nexclude-newer = "7 days"\nexclude-newer-package = { stripe = ${own} }\n`
  const { cooldowns } = await detected({ 'pyproject.toml': project })
  expect(cooldowns).toEqual(waits.map((wait) => ({ sdk: 'python', path: 'pyproject.toml', line: 5, ...wait })))
})
