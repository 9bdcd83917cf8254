import { expect, test } from 'vitest'
import { python } from '../../../../src/sdks/python/index.ts'
import { memoryRepository } from '../../../support/memory-repository.ts'
import { lines } from './review-of.ts'

/** Where a version accepts forged events, as `path:line:column fix`. */
async function accepted(files: Readonly<Record<string, string>>, version = '15.5.0'): Promise<string[]> {
  const found = await python.reviewer?.hazards({ repository: memoryRepository(files) }, version, Object.keys(files))
  return (found ?? []).map(({ path, line, column, hazard, fix }) => `${path}:${line}:${column} ${hazard} ${fix}`)
}

const VERIFY = 'stripe.Webhook.construct_event(body, header, SECRET)'

test.each([
  ['SECRET = os.environ.get("WHSEC", "")', '1:34', 'os.environ["WHSEC"]'],
  ["SECRET = os.getenv('WHSEC', '')", '1:29', "os.environ['WHSEC']"],
  ['SECRET = os.environ.get("WHSEC") or ""', '1:37', 'os.environ["WHSEC"]'],
  ['SECRET = config("WHSEC", default="")', '1:34', null],
  ['SECRET = ("")', '1:11', null],
  ['SECRET = value if value else ""', '1:30', null],
])('an endpoint secret that is empty where nothing is set: %s', async (assignment, place, fix) => {
  expect(await accepted({ 'a.py': lines(assignment, VERIFY) })).toEqual([`a.py:${place} python-empty-webhook-secret ${fix}`])
})

test('in the settings of another file, and by keyword', async () => {
  const files = {
    'settings.py': lines('STRIPE_WEBHOOK_SECRET = os.environ.get("WHSEC", "")'),
    'views.py': lines(
      'def hook(request):',
      '    stripe.Webhook.construct_event(payload=b, sig_header=h, secret=settings.STRIPE_WEBHOOK_SECRET)',
    ),
  }
  expect(await accepted(files)).toEqual(['settings.py:1:49 python-empty-webhook-secret os.environ["WHSEC"]'])
})

test.each([
  ['a secret that must be set', 'SECRET = os.environ["WHSEC"]', VERIFY],
  ['one that is None where nothing is set', 'SECRET = os.environ.get("WHSEC")', VERIFY],
  ['one that is tested', 'SECRET = os.environ.get("WHSEC", "")', 'if not SECRET: raise RuntimeError', VERIFY],
  ['another empty string', 'NAME = os.environ.get("NAME", "")', 'SECRET = load()', VERIFY],
])('nothing at %s', async (_, ...source) => {
  expect(await accepted({ 'a.py': lines(...source) })).toEqual([])
})

test('a blank one, until it is refused as well', async () => {
  const files = { 'a.py': lines('SECRET = " "', VERIFY) }
  expect(await accepted(files, '16.0.1')).toEqual(['a.py:1:10 python-blank-webhook-secret null'])
  expect(await accepted(files, '16.1.0')).toEqual([])
})

test('nothing with a version that refuses an empty secret', async () => {
  expect(await accepted({ 'a.py': lines('SECRET = ""', VERIFY) }, '15.6.0')).toEqual([])
})
