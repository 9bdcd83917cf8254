import { describe, expect, test } from 'vitest'
import { conventionalPrefix } from '../../src/publish/commit-style.ts'
import { fc } from '../support/properties.ts'

function times(count: number, subject: string): readonly string[] {
  return Array.from({ length: count }, () => subject)
}

describe('whether a repository writes conventional commits', () => {
  test.each<[string, readonly string[], string]>([
    ['without a commit', [], ''],
    ['with half of them', [...times(15, 'fix: x'), ...times(15, 'Fix x')], 'chore(deps): '],
    ['with less than half', [...times(14, 'fix: x'), ...times(16, 'Fix x')], ''],
    ['that did so before the last 30', [...times(30, 'Fix x'), ...times(30, 'fix: x')], ''],
    ['with scopes and breaking changes', ['feat(api)!: x', 'refactor!: y'], 'chore(deps): '],
    ['that names the package it changes', times(30, 'parser: fix x'), ''],
    ['with types in capitals', times(30, 'Fix: x'), ''],
    ['with nothing after the colon', times(30, 'fix: '), ''],
    ['with emoji', times(30, '🐛 fix: x'), ''],
  ])('one %s', (_, subjects, prefix) => {
    expect(conventionalPrefix(subjects)).toBe(prefix)
  })
})

describe('what its own upgrades begin with', () => {
  test.each<[string, readonly string[], string]>([
    ['Dependabot', ['build(deps): bump axios from 1.7.0 to 1.7.1', 'build(deps-dev): bump vitest from 3.0.0 to 3.1.0'], 'build(deps): '],
    [
      'Renovate',
      ['fix(deps): update dependency axios to v1.7.1', 'fix(deps): update react to v19', 'chore(deps): pin dependencies'],
      'fix(deps): ',
    ],
    ['a type of their own', ['deps: bump axios from 1.7.0 to 1.7.1'], 'deps: '],
    ['a long scope', ['chore(dependencies): tidy up'], 'chore(dependencies): '],
    ['no scope', ['chore: bump axios from 1.7.0 to 1.7.1', 'chore: lint', 'feat: x'], 'chore: '],
    ['a scope before none', ['fix: bump a to 2', 'fix: bump b to 2', 'build(deps): bump c to 2'], 'build(deps): '],
    ['the newest of as many', ['fix(deps): x', 'chore(deps): x'], 'fix(deps): '],
    ['actions are no packages', ['ci(deps): bump actions/checkout from 4 to 5'], 'chore(deps): '],
    ['a part of their code is not ours to name', ['fix(api): update endpoint users to v2'], 'chore(deps): '],
    ['an upgrade that was taken back', ['revert(deps): bump axios from 1.7.0 to 1.7.1'], 'chore(deps): '],
  ])('%s', (_, subjects, prefix) => {
    expect(conventionalPrefix(subjects)).toBe(prefix)
  })
})

test('whatever anybody wrote, nothing of theirs is taken but our own words (T13)', () => {
  const word = fc.constantFrom(
    'chore',
    'deps',
    'fix',
    '(',
    ')',
    '(deps)',
    ': ',
    '!',
    'bump a to 1',
    '@rita',
    '#1',
    'Fixes',
    '\n',
    '[skip ci]',
  )
  const subject = fc.oneof(
    fc.string(),
    fc.array(word).map((words) => words.join('')),
  )
  fc.assert(
    fc.property(fc.array(subject, { maxLength: 40 }), (subjects) => {
      expect(conventionalPrefix(subjects)).toMatch(
        /^(?:(?:build|chore|feat|fix)(?:\((?:deps?|dependency|dependencies)\))?: |deps(?:\((?:deps?|dependency|dependencies)\))?: )?$/,
      )
    }),
  )
})

test('only the beginning of a subject is read, however long it is', () => {
  const long = `chore: bump ${'a to '.repeat(200_000)}`
  expect(conventionalPrefix(times(30, long))).toBe(conventionalPrefix(times(30, long.slice(0, 200))))
})
