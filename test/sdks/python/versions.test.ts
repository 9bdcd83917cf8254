import { describe, expect, test } from 'vitest'
import { versions } from '../../../src/sdks/python/versions.ts'

describe('versions', () => {
  test.each([
    ['11.6.0', { text: '11.6.0', major: 11, minor: 6, patch: 0, channel: 'stable' }],
    ['11.6', { text: '11.6.0', major: 11, minor: 6, patch: 0, channel: 'stable' }],
    ['8.11.0b1', { text: '8.11.0b1', major: 8, minor: 11, patch: 0, channel: 'beta' }],
    ['16.1.0a4', { text: '16.1.0a4', major: 16, minor: 1, patch: 0, channel: 'alpha' }],
    ['16.1.0-beta.1', { text: '16.1.0b1', major: 16, minor: 1, patch: 0, channel: 'beta' }],
  ])('%s is read', (text, version) => expect(versions.parse(text)).toEqual(version))

  test.each(['2.1.0rc1', '1.0.0.post1', '1.0.dev3', '1!2.0', '1.0+local', '1.2.3.4', '*', '', 'latest', `${'1'.repeat(5000)}.0`])(
    '%s is none of Stripe',
    (text) => expect(versions.parse(text)).toBeUndefined(),
  )

  test('are ordered as pip orders them', () => {
    const sorted = ['16.1.0', '16.1.0b1', '9.12.1', '16.1.0a4', '16.0.1', '2.76.0', '10.0.0'].toSorted(versions.compare)
    expect(sorted).toEqual(['2.76.0', '9.12.1', '10.0.0', '16.0.1', '16.1.0a4', '16.1.0b1', '16.1.0'])
    expect(() => versions.compare('nothing', '1.0.0')).toThrow('nothing is no version')
  })

  test.each([
    ['>=11,<12', '11.6.0', true],
    ['>=11,<12', '12.0.0', false],
    ['~=11.0', '11.6.0', true],
    ['~=2.56.0', '2.57.0', false],
    ['==11.*', '11.1.0', true],
    ['==11.6', '11.6.0', true],
    ['', '16.1.0', true],
    ['>=11,', '11.1.0', true],
    ['>=13', '13.1.0b1', false],
    ['>=13.0.0b1,<14', '13.1.0b2', true],
    ['^11.0', '11.1.0', true],
    ['^11.6.1', '11.6.0', false],
    ['^11.0', '12.0.0', false],
    ['^0.3.1', '0.4.0', false],
    ['^0.0.3', '0.0.4', false],
    ['^0', '0.9.0', true],
    ['~11.6.1', '11.7.0', false],
    ['~11', '11.7.0', true],
    ['11.*', '11.7.0', true],
    ['11.6.0', '11.6.0', true],
    ['11.6.0', '11.6.1', false],
    ['*', '16.1.0', true],
    ['>=11 <12', '11.7.0', true],
    ['>= 11 , < 12', '12.0.0', false],
    ['^9 || ^11', '11.7.0', true],
    ['^9|^11', '10.0.0', false],
    ['^8.11.0b1', '8.11.0b2', true],
    ['^8.11', '8.12.0b1', false],
    ['whatever', '1.0.0', false],
    ['>=1', 'whatever', false],
  ])('%j admits %s: %s', (specifier, version, admitted) => expect(versions.admits(specifier, version)).toBe(admitted))

  test.each([
    ['>=3.9', '>=3.9', true],
    ['>=3.8', '>=3.9', false],
    ['>=3.9.2', '>=3.9', true],
    ['^3.11', '>=3.9', true],
    ['^3.8', '>=3.9', false],
    ['~3.8', '>=3.9', false],
    ['>=3.10,<3.13', '>=3.9', true],
    ['3.8', '>=3.9', false],
    ['3.11.4', '>=3.9', true],
    ['python-3.8.18', '>=3.9', false],
    ['>=3.6', '!=3.0.*,!=3.1.*,!=3.2.*,>=2.7', true],
    ['^2.7 || ^3.9', '>=3.9', false],
    ['pypy3.10-7.3', '>=3.9', true],
    ['<3.9', '>=3.9', false],
    ['<3.12', '>=3.9', true],
    ['>=3.8 and <3.12', '>=3.9', false],
    ['>=3.9 and <3.12', '>=3.9', true],
    ['>=3.8 and >=3.9', '>=3.9', true],
    ['^3.8 and <3.9', '>=3.9', false],
    ['whatever', '>=3.9', true],
    ['whatever and <3.9', '>=3.9', true],
    ['>=3.8', 'whatever', true],
  ])('what runs on %j meets %j: %s', (claimed, required, met) => expect(versions.runtimeMeets(claimed, required)).toBe(met))
})
