import { expect, test } from 'vitest'
import { pinsElsewhere } from '../../../../src/sdks/python/review/pins-elsewhere.ts'
import { parse } from '../../../../src/sdks/python/review/source.ts'
import { memoryRepository } from '../../../support/memory-repository.ts'

const CONFIG = 'import os\nPORT = 3000\nAPI_VERSION = "2024-06-20"\nCHANGED = "2024-06-20"\nCHANGED = os.environ["CHANGED"]\n'

const taking = (name: string): string => `import stripe\nfrom config import ${name}\nstripe.api_version = ${name}\n`

/** What a file takes from the others, in short: `config.py:3 2024-06-20 client`. */
async function found(path: string, text: string, files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const pins = await pinsElsewhere(memoryRepository({ ...files, [path]: text }), [await parse(path, text)])
  return pins.map(({ path: at, line, value, scope }) => `${at}:${line} ${value} ${scope}`)
}

test.each([
  ['app/pay.py', 'from app.config import API_VERSION\nstripe.api_version = API_VERSION', 'app/config.py'],
  ['app/pay.py', 'from .config import API_VERSION as version\nstripe.api_version = version', 'app/config.py'],
  ['app/pay/views.py', 'from ..config import API_VERSION\nstripe.api_version = (API_VERSION)', 'app/config/__init__.py'],
  ['app/pay.py', 'from app import config\nstripe.api_version = config.API_VERSION', 'app/config.py'],
  ['app/pay.py', 'from . import config\nstripe.StripeClient("k", stripe_version=config.API_VERSION)', 'app/config.py'],
  ['src/app/pay.py', 'import config\nstripe.api_version = config.API_VERSION', 'src/config.py'],
])('a constant of another module is named at its own line: %s with %s', async (path, text, config) => {
  expect(await found(path, `import stripe\n${text}\n`, { [config]: CONFIG })).toEqual([`${config}:3 2024-06-20 client`])
})

test('the version of one request', async () => {
  const text = 'import stripe\nfrom config import API_VERSION\nstripe.EphemeralKey.create(customer="c", stripe_version=API_VERSION)\n'
  expect(await found('pay.py', text, { 'config.py': CONFIG })).toEqual(['config.py:3 2024-06-20 request'])
})

test('what may change, is no version, is not there, may be of two modules, or is for something else, is not named', async () => {
  expect(await found('a.py', taking('CHANGED'), { 'config.py': CONFIG })).toEqual([])
  expect(await found('a.py', taking('PORT'), { 'config.py': CONFIG })).toEqual([])
  expect(await found('a.py', taking('MISSING'), { 'config.py': CONFIG })).toEqual([])
  expect(await found('a.py', taking('API_VERSION'), {})).toEqual([])
  expect(await found('app/a.py', taking('API_VERSION'), { 'config.py': CONFIG, 'app/config.py': CONFIG })).toEqual([])
  const other = 'import stripe\nfrom config import API_VERSION\nclient = boto3.client("s3", api_version=API_VERSION)\n'
  expect(await found('a.py', other, { 'config.py': CONFIG })).toEqual([])
  const written = 'import stripe\nfrom config import API_VERSION\nAPI_VERSION = stripe.api_version\n'
  expect(await found('a.py', written, { 'config.py': CONFIG })).toEqual([])
})
