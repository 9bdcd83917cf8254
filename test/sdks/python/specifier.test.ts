import { describe, expect, test } from 'vitest'
import type { Use } from '../../../src/domain/use.ts'
import { specifierFor } from '../../../src/sdks/python/specifier.ts'

const USE: Use = {
  sdk: 'python',
  package: 'stripe',
  path: 'requirements.txt',
  line: 1,
  kind: 'pip:txt',
  specifier: '',
  range: { start: 0, end: 0 },
  locked: null,
  lockfile: null,
  version: null,
  editable: true,
  why: null,
}

const LOCKED = { locked: '11.6.0', lockfile: { path: 'uv.lock', line: 3 } }

describe('the specifier that moves a use to 16.1.0', () => {
  test.each([
    ['==11.6.0', '==16.1.0'],
    ['===11.6.0', '===16.1.0'],
    ['== 11.6.0', '== 16.1.0'],
    ['==11.*', '==16.*'],
    ['==11.6.*', '==16.1.*'],
    ['~=11.0', '~=16.1'],
    ['~=2.56.0', '~=16.1.0'],
    ['>=11,<12', '>=16,<17'],
    ['>=14,<15', '>=16,<17'],
    ['>=15.0.1,<16', '>=16.1.0,<17'],
    ['>= 11.0 , < 12.0.0', '>= 16.1 , < 17.0.0'],
    ['>=11.5,<11.7', '>=16.1,<16.2'],
    ['<12', '<17'],
    ['<=11.6.0', '<=16.1.0'],
    ['<=11', '<=16.1.0'],
    ['>=11,!=11.1.0,<12', '>=16,!=11.1.0,<17'],
    ['>11,<12', '>11,<17'],
    ['>=11,<12,', '>=16,<17,'],
    ['^11.0.0', '^16.1.0'],
    ['^11.0', '^16.1'],
    ['^11', '^16'],
    ['^ 11.6', '^ 16.1'],
    ['~11.6', '~16.1'],
    ['~11.6.0', '~16.1.0'],
    ['11.*', '16.*'],
    ['11.6.0', '16.1.0'],
    ['>=11 <12', '>=16 <17'],
    ['^9.0 || ^11.0', '^16.1'],
    ['>=9,<10|>=11, <12', '>=16, <17'],
    ['!=11.1.0,^11', '!=11.1.0,^16'],
  ])('%s becomes %s', (specifier, moved) => expect(specifierFor({ ...USE, specifier }, '16.1.0', 'auto')).toEqual({ specifier: moved }))

  test.each([
    ['>=8, <12', '>=8, <17', '>=16, <17'],
    ['>=5,!=5.1.0,<12', '>=5,!=5.1.0,<17', '>=16,!=5.1.0,<17'],
    ['>=11.5,<=12.9', '>=11.5,<=16.1.0', '>=16.1,<=16.1.0'],
    ['>=8 <12', '>=8 <17', '>=16 <17'],
  ])('the floor of %s stays, as it spans majors: %s; unless a lock answers for it, or that is asked', (specifier, moved, raised) => {
    expect(specifierFor({ ...USE, specifier }, '16.1.0', 'auto')).toEqual({ specifier: moved })
    expect(specifierFor({ ...USE, ...LOCKED, specifier }, '16.1.0', 'auto')).toEqual({ specifier: raised })
    expect(specifierFor({ ...USE, specifier }, '16.1.0', 'bump')).toEqual({ specifier: raised })
  })

  test('a floor that admits it is raised only when asked', () => {
    const use = { ...USE, specifier: '>=7.8.0' }
    expect(specifierFor(use, '16.1.0', 'auto')).toEqual({ refused: '>=7.8.0 admits 16.1.0, and no lockfile pins it' })
    expect(specifierFor({ ...use, ...LOCKED }, '16.1.0', 'auto')).toEqual({ specifier: '>=7.8.0' })
    expect(specifierFor(use, '16.1.0', 'bump')).toEqual({ specifier: '>=16.1.0' })
    expect(specifierFor(use, '16.1.0', 'pin')).toEqual({ specifier: '==16.1.0' })
    expect(specifierFor({ ...use, ...LOCKED }, '16.1.0', 'lockfile-only')).toEqual({ specifier: '>=7.8.0' })
  })

  test('a bare name moves with its lock, and is pinned only when asked', () => {
    expect(specifierFor({ ...USE, ...LOCKED }, '16.1.0', 'auto')).toEqual({ specifier: '' })
    expect(specifierFor({ ...USE, ...LOCKED }, '16.1.0', 'bump')).toEqual({ specifier: '' })
    expect(specifierFor(USE, '16.1.0', 'auto')).toEqual({ refused: 'it asks for no version, and no lockfile pins it' })
    expect(specifierFor(USE, '16.1.0', 'pin')).toEqual({ specifier: '==16.1.0' })
  })

  test('a star is no version either', () => {
    expect(specifierFor({ ...USE, ...LOCKED, specifier: '*' }, '16.1.0', 'bump')).toEqual({ specifier: '*' })
    expect(specifierFor({ ...USE, specifier: '*' }, '16.1.0', 'bump')).toEqual({
      refused: 'it asks for no version, and no lockfile pins it',
    })
  })

  test('a compiled line keeps its own, because compiling moves it', () => {
    const use = { ...USE, specifier: '==11.6.0', locked: '11.6.0', lockfile: { path: 'requirements.txt', line: 1 } }
    for (const range of ['auto', 'bump', 'pin', 'lockfile-only'] as const)
      expect(specifierFor(use, '16.1.0', range)).toEqual({ specifier: '==11.6.0' })
  })

  test('within its major', () => {
    expect(specifierFor({ ...USE, specifier: '==12.5.1' }, '12.5.2', 'auto')).toEqual({ specifier: '==12.5.2' })
    expect(specifierFor({ ...USE, ...LOCKED, specifier: '~=12.5.1' }, '12.5.2', 'auto')).toEqual({ specifier: '~=12.5.1' })
  })

  test('a beta is written in full', () => {
    expect(specifierFor({ ...USE, specifier: '==8.11.0b1' }, '16.1.0b1', 'auto')).toEqual({ specifier: '==16.1.0b1' })
    expect(specifierFor({ ...USE, specifier: '>=8.11.0b1,<9' }, '16.1.0b1', 'auto')).toEqual({ specifier: '>=16.1.0b1,<17' })
    expect(specifierFor({ ...USE, specifier: '^8.11.0b1' }, '16.1.0b1', 'auto')).toEqual({ specifier: '^16.1.0b1' })
  })

  test('is refused with the reason', () => {
    expect(specifierFor({ ...USE, specifier: '==11.6.0' }, '16.1.0', 'lockfile-only')).toEqual({
      refused: '==11.6.0 does not admit 16.1.0, and only lockfiles are to be changed',
    })
    expect(specifierFor({ ...USE, specifier: '!=16.1.0,<12' }, '16.1.0', 'auto')).toEqual({
      refused: 'no specifier of the form !=16.1.0,<12 admits 16.1.0',
    })
    expect(specifierFor({ ...USE, editable: false, why: 'by hand' }, '16.1.0', 'auto')).toEqual({ refused: 'by hand' })
    expect(specifierFor({ ...USE, specifier: '==11.6.0' }, '2.1.0rc1', 'auto')).toEqual({
      refused: '2.1.0rc1 is no version of stripe-python',
    })
  })
})
