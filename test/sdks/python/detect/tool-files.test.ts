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
  ['pyproject.toml', '[tool.tox.env_run_base]\ndeps = ["pytest", "stripe==11.6.0"]\n', 'stripe==11.6.0', 2],
  ['pyproject.toml', "[tool.tox]\nlegacy_tox_ini = '''\n[testenv]\ndeps = stripe<12\n'''\n", 'stripe<12', 4],
  ['pyproject.toml', '[tool.rye]\ndev-dependencies = ["stripe==11.6.0"]\n', 'stripe==11.6.0', 2],
  ['pyproject.toml', '[tool.pixi.pypi-dependencies]\nstripe = "==11.6.0"\n', 'stripe ==11.6.0', 2],
  ['pixi.toml', '[dependencies]\npython = "3.11"\nstripe = { version = ">=11,<12" }\n', 'stripe >=11,<12', 3],
  ['noxfile.py', 'import nox\n@nox.session\ndef t(session):\n    session.install("pytest", "stripe==11.6.0")\n', 'stripe==11.6.0', 4],
  ['noxfile.py', 'session.run("pip", "install", "stripe<12")\n', 'stripe<12', 1],
  ['pixi.toml', '[feature.pay.pypi-dependencies]\nstripe = "*"\n', 'stripe *', 2],
  [
    '.pre-commit-config.yaml',
    'repos:\n- repo: x\n  hooks:\n  - id: mypy\n    additional_dependencies: [types-x, "stripe==11.6.0"]\n',
    'stripe==11.6.0',
    5,
  ],
  ['.pre-commit-config.yaml', 'additional_dependencies:\n  - "stripe>=11" # pay\n', 'stripe>=11', 2],
  ['recipe/meta.yaml', 'requirements:\n  run:\n    - stripe >=11\n', 'stripe >=11', 3],
])('what %s asks for is a note: %j', async (path, text, asked, line) => {
  const { uses, notes } = await detected({ [path]: text })
  expect(uses).toEqual([])
  expect(notes).toEqual([{ place: { path, line }, text: `"${asked}" is asked for here; stripe-upgrade does not edit this line.` }])
})

test.each([
  ['tox.ini', '[testenv]\ndescription = stripe\ndeps =\n    dj-stripe\ncommands =\n    stripe listen\n'],
  ['tox.toml', 'deps = ["dj-stripe"]\ncommands = [["stripe", "listen"]]\n'],
  ['tox.toml', 'deps = ["stripe"\n'],
  ['pyproject.toml', '[tool.tox.env_run_base]\ncommands = [["stripe", "listen"]]\n[tool.pixi.tasks]\nstripe = "listen"\n'],
  ['pixi.toml', '[tasks]\nstripe = "1"\n[dependencies]\nstripe-cli = "1"\n'],
  ['noxfile.py', 'session.install("pytest")\nsession.run("stripe", "listen")\n'],
  ['meta.yaml', 'about:\n  summary: stripe\n  - stripe-cli\n'],
])('and in %s this is none: %j', async (path, text) => expect((await detected({ [path]: text })).notes).toEqual([]))
