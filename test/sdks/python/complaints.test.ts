import { homedir, tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { EditError, UpstreamError } from '../../../src/domain/errors.ts'
import type { RunResult } from '../../../src/world.ts'
import { install } from '../../../src/sdks/python/package/install.ts'
import { clientError, findPython, runPip, upstreamError } from '../../../src/sdks/python/interpreter.ts'
import { worldWith } from './managers/upgraded.ts'
import { toolsWith } from './simple-index.ts'

const WAY_OUT = '. See that your package index can be reached from here, and has it for this Python.'

function saidOf(stderr: string, limit: RunResult['limit'] = null): string {
  return upstreamError('it failed', { code: 1, stdout: '', stderr, limit }).message
}

test.each([
  [
    'the last error of pip, and what to do',
    'Looking in indexes: x\nERROR: Could not find a version that satisfies stripe==1 (from versions: 2, 3)\nERROR: No matching distribution found for stripe==1\n\n[notice] A new release of pip',
    `No matching distribution found for stripe==1${WAY_OUT}`,
  ],
  [
    'what a conflict is caused by',
    'ERROR: Cannot install a and b\n\nThe conflict is caused by:\n    a 1 depends on c<1\n    b 1 depends on c>1\n\nERROR: ResolutionImpossible',
    'a 1 depends on c<1; b 1 depends on c>1',
  ],
  [
    'a conflict once, that was printed twice',
    'The conflict is caused by:\n    a 1 depends on c<1\n\nThe conflict is caused by:\n    a 1 depends on c<1\n\nTraceback (most recent call last):\n  File "x.py", line 1\n    raise x\n',
    'a 1 depends on c<1',
  ],
  [
    'the reason of uv, with its hint',
    'error: No solution found when resolving dependencies\n  cause: Because there is no version of stripe==16.1.0, nothing is left.\n         And because your project needs it, it fails.\n\nhint: `stripe` was filtered by `exclude-newer`.',
    'No solution found when resolving dependencies; Because there is no version of stripe==16.1.0, nothing is left.; And because your project needs it, it fails.; hint: `stripe` was filtered by `exclude-newer`.' +
      WAY_OUT,
  ],
  [
    'what pip-compile did not catch, and nothing of where it was raised',
    'Traceback (most recent call last):\n  File "/x/resolver.py", line 101, in resolve\n    raise error from e\npip._internal.exceptions.DistributionNotFound: No matching distribution found for a==1\n',
    `No matching distribution found for a==1${WAY_OUT}`,
  ],
  ['no time that it took', 'error: Request failed after 3 retries in 5.1s\n', 'Request failed after 3 retries'],
  [
    'the reason of Poetry, and nothing of its way there',
    'Creating virtualenv svc-1-py3.11 in /tmp/venvs\nUpdating dependencies\nResolving dependencies...\n\n  - stripe requires Python >=3.9, so it fails\n  - stripe requires Python >=3.9, so it fails\n\nBecause svc depends on stripe (^16.0)\n and a, version solving failed.\n\n  * Check your dependencies\n',
    'stripe requires Python >=3.9, so it fails; Because svc depends on stripe (^16.0); and a, version solving failed.',
  ],
  [
    'the reason of PDM',
    'ERROR: Unable to find a resolution for stripe\nbecause of the following conflicts:\n  stripe<17,>=16 (from project)\n  stripe<5.0.0 (from a@2.8.4)\nTo fix this, loosen it\n',
    'stripe<17,>=16 (from project); stripe<5.0.0 (from a@2.8.4)',
  ],
  [
    'the error of pip that says something',
    'ERROR: Ignored the following versions that require a different python version: 1\nERROR: Cannot install a and b because they conflict.\nERROR: ResolutionImpossible: for help visit x',
    'Cannot install a and b because they conflict.',
  ],
  [
    'no address of an object',
    "ERROR: Max retries exceeded (Caused by Error('<urllib3.HTTPConnection object at 0x7f2b99fe5410>: refused'))",
    `Max retries exceeded (Caused by Error('<urllib3.HTTPConnection>: refused'))${WAY_OUT}`,
  ],
  [
    'no path of the machine, but that of an address',
    "Error: Command '['/tmp/run-1/venv/bin/python3', '-Im', 'ensurepip']' returned 1, see https://packages.example/simple/stripe and api/requirements.txt",
    "Error: Command '['python3', '-Im', 'ensurepip']' returned 1, see https://packages.example/simple/stripe and api/requirements.txt",
  ],
  [
    'no credential, also where it is cut',
    `ERROR: at https://reader:${'canary'.repeat(200)}@packages.example`,
    'at https://***@packages.example',
  ],
  ['that a Python has no pip', "ModuleNotFoundError: No module named 'pip'", expect.stringContaining('python3 -m ensurepip')],
  ['the exit code, where it says nothing', 'WARNING: x', 'it ended with exit code 1'],
])('what is shown of a client that failed: %s', (_, stderr, shown) => {
  expect(saidOf(stderr)).toEqual(typeof shown === 'string' ? `it failed: ${shown}` : shown)
})

test('trouble that may pass is no fault of the file', () => {
  const failed = { code: 1, stdout: '', stderr: 'ERROR: a and b conflict', limit: null }
  expect(clientError('uv.lock', 'it failed', failed, 'Do it.')).toEqual(new EditError('uv.lock', 'it failed: a and b conflict', 'Do it.'))
  const late = clientError('uv.lock', 'it failed', { ...failed, code: null, limit: 'time' }, 'Do it.')
  expect(late).toEqual(new UpstreamError('it failed: it did not end in time'))
})

test('a client that takes too long is named as such', () => {
  expect(saidOf('ERROR: x', 'time')).toBe('it failed: it did not end in time')
})

// Nothing is measured: what grows with the square of it would not come to an end.
test.each(['/', '/a', '/a/', 'a/', '0x', ' object at 0x'])('a flood of %j is cut short', (piece) => {
  expect(saidOf(`ERROR: ${piece.repeat(1_000_000)}`).length).toBeLessThan(1_000)
})

test('an outage is described in the same words each time, with nothing of the machine', async () => {
  const tools = toolsWith({ url: 'http://reader:canary@127.0.0.1:9/simple/', requests: [] })
  const noUv = { ...tools, which: async (name: string) => (name === 'uv' ? null : tools.which(name)) }
  const outage = async (): Promise<string> => {
    const error: unknown = await install(worldWith(noUv), '12.5.1', await tools.folder('sdk')).catch((thrown: unknown) => thrown)
    const wheel = ['download', '--no-deps', 'http://127.0.0.1:9/stripe-1-py3-none-any.whl']
    const direct = await runPip(noUv, await findPython(noUv), wheel, { cwd: await tools.folder('download') })
    expect(clientError('uv.lock', 'The wheel', direct, '')).toBeInstanceOf(UpstreamError)
    return `${String(error)}\n${upstreamError('The wheel', direct).message}`
  }
  const said = await outage()
  expect(said).toContain(`stripe 12.5.1 could not be installed: No matching distribution found for stripe==12.5.1${WAY_OUT}`)
  for (const part of ['canary', '0x', tmpdir(), homedir()]) expect(said).not.toContain(part)
  expect(await outage()).toBe(said)
})
