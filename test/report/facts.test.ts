import { describe, expect, test } from 'vitest'
import type { CaseResult } from '../../src/domain/proof.ts'
import { behindOf } from '../../src/report/behind.ts'
import { braced } from '../../src/report/braces.ts'
import { contractOfProofs, countsInWords, verdictTitle } from '../../src/report/contract.ts'
import { code } from '../../src/report/document.ts'
import { overall } from '../../src/report/index.ts'
import { contractCases } from './sample-cases.ts'
import { NODE_RELEASE_LIST, NODE_CHANGELOG } from './sample-facts.ts'
import { BROKEN, INCONCLUSIVE, MAJOR_NODE, NOTHING, proofOf, SHOP } from './samples.ts'

describe('how far behind', () => {
  test('counts days between releases, majors and API releases', () => {
    expect(behindOf(NODE_RELEASE_LIST, ['17.7.0'], [{ sdk: 'node', from: '17.7.0', to: '23.1.0', changelog: NODE_CHANGELOG }])).toEqual({
      sdk: 'node',
      from: '17.7.0',
      newest: '23.1.0',
      days: 616,
      majors: 6,
      apiReleases: ['basil', 'clover', 'dahlia', 'endive'],
    })
  })

  test('does not depend on the dates of the notes, which only some commands read', () => {
    const releases = NODE_CHANGELOG.releases.map((release) => Object.assign({}, release, { date: '2020-01-01' }))
    const way = { sdk: 'node', from: '17.7.0', to: '23.1.0', changelog: { ...NODE_CHANGELOG, fromDate: '2019-01-01', releases } }
    expect(behindOf(NODE_RELEASE_LIST, ['17.7.0'], [way])?.days).toBe(616)
    expect(behindOf(NODE_RELEASE_LIST, ['17.7.0'], [])?.days).toBe(616)
  })

  test('starts from the lowest version in use', () => {
    expect(behindOf(NODE_RELEASE_LIST, ['22.6.2', '17.7.0'], [])).toMatchObject({ from: '17.7.0', apiReleases: null })
  })

  test('says that a version is the newest', () => {
    expect(behindOf(NODE_RELEASE_LIST, ['23.1.0'], [])).toEqual({
      sdk: 'node',
      from: '23.1.0',
      newest: '23.1.0',
      days: 0,
      majors: 0,
      apiReleases: [],
    })
  })

  test('leaves withdrawn releases and previews out, and does not guess unknown dates', () => {
    const releases = NODE_RELEASE_LIST.releases.map((each) =>
      Object.assign({}, each, each.version.startsWith('23') ? { withdrawn: 'published in error' } : {}, { date: null }),
    )
    expect(behindOf({ ...NODE_RELEASE_LIST, releases }, ['17.7.0'], [])).toMatchObject({ newest: '22.6.2', days: null, majors: 5 })
  })

  test('is unknown where no version in use is among the releases', () => {
    expect(behindOf(NODE_RELEASE_LIST, ['1.2.3'], [])).toBeNull()
  })
})

describe('paths that differ in one part', () => {
  test.each([
    [['Charge.card.brand', 'Charge.card.funding', 'Charge.card.last4'], ['Charge.card.{brand, funding, last4}']],
    [
      ['A.x', 'B.x', 'C.x', 'D.y'],
      ['{A, B, C}.x', 'D.y'],
    ],
    [
      ['A', 'B', 'C'],
      ['A', 'B', 'C'],
    ],
    [
      ['A.x', 'A.x.y', 'A.z'],
      ['A.x', 'A.x.y', 'A.z'],
    ],
    [
      ['A.x', 'B.x'],
      ['A.x', 'B.x'],
    ],
  ])('%j', (paths, expected) => {
    const list = paths.flatMap((path, index) => [...(index === 0 ? [] : [index === paths.length - 1 ? ', and ' : ', ']), code(path)])
    const written = braced(['on ', ...list, ' too']).flatMap((piece) =>
      typeof piece !== 'string' && piece.kind === 'code' ? [piece.text] : [],
    )
    expect(written).toEqual(expected)
  })
})

describe('the contract in words', () => {
  const cases = contractCases('node')
  const worse: CaseResult = { ...contractCases('pass').slice(0, 1)[0], ...contractCases('broken').at(-1) } as CaseResult

  test('names MUST and SHOULD apart', () => {
    const contract = contractOfProofs([proofOf(MAJOR_NODE, cases)])
    expect(countsInWords(contract)).toBe('52 pass, 3 fixed, 1 changed, 1 regressed (SHOULD), 1 known issue, 1 not supported')
    expect(verdictTitle(contract)).toBe('Regressed: no check broke, 1 SHOULD check regressed')
  })

  test('takes the worst of several versions in use, and says which', () => {
    const id = cases[0]?.id ?? ''
    const contract = contractOfProofs([proofOf(MAJOR_NODE, cases), proofOf({ ...MAJOR_NODE, from: '18.5.0' }, [{ ...worse, id }])])
    expect(contract.verdict).toBe('broken')
    expect(contract.cases[0]).toMatchObject({ id, verdict: 'broken', version: '18.5.0' })
    expect(contract.cases).toHaveLength(cases.length)
  })

  test.each([
    ['broken', BROKEN],
    ['inconclusive', INCONCLUSIVE],
    ['regressed', SHOP],
    [null, NOTHING],
  ] as const)('the worst verdict of a run, where there is one to judge: %s', (verdict, report) => {
    expect(overall(report)).toBe(verdict)
  })
})
