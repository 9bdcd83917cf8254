import { expect, test } from 'vitest'
import { detected } from '../fixtures.ts'

test.each([
  ['tox.ini', '[testenv]\ndeps = stripe11: stripe>=11,<12\n', 'stripe>=11,<12', 2],
  [
    'tox.ini',
    '[testenv]\nextras = pay\ndeps =\n    pytest\n    # stripe==1\n    {py39,py310}: stripe[async] >= 11\n',
    'stripe[async] >= 11',
    6,
  ],
  ['tox.toml', '[env_run_base]\ndeps = [\n  "pytest",\n  "stripe==11.6.0",\n]\n', 'stripe==11.6.0', 4],
  ['pay.py', '#!/usr/bin/env -S uv run\n# /// script\n# dependencies = [\n#   "stripe<12",\n# ]\n# ///\nimport stripe\n', 'stripe<12', 4],
])('what %s asks for is a note: %j', async (path, text, asked, line) => {
  const { uses, notes } = await detected({ [path]: text })
  expect(uses).toEqual([])
  expect(notes).toEqual([{ place: { path, line }, text: `"${asked}" is asked for here; stripe-upgrade does not edit this line.` }])
})

test.each([
  ['tox.ini', '[testenv]\ndescription = stripe\ndeps =\n    dj-stripe\ncommands =\n    stripe listen\n'],
  ['tox.toml', 'deps = ["dj-stripe"]\ncommands = [["stripe", "listen"]]\n'],
  ['tox.toml', 'deps = ["stripe"\n'],
  ['pay.py', '# /// script\n# dependencies = ["requests"]\n# ///\nimport stripe\n'],
  ['pay.py', '# /// script\n# dependencies = ["stripe"]\n'],
  ['pay.py', '# dependencies = ["stripe"]\n'],
])('and in %s this is none: %j', async (path, text) => expect((await detected({ [path]: text })).notes).toEqual([]))
