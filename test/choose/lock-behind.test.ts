import { describe, expect, test } from 'vitest'
import { blocked, chosen, moves, releaseList, use, type UseFacts } from './situation.ts'

const NODE = ['7.14.0', '7.14.1', '10.0.0', '11.0.0', '11.10.0', '11.18.0', '14.0.0', '14.25.0', '23.0.1', '23.1.0']
const PYTHON = ['7.14.0', '7.14.1', '10.0.0', '11.0.0', '11.6.0', '14.0.0', '14.4.1', '15.0.0', '16.1.0']

function node(facts: UseFacts): UseFacts {
  return { locked: '7.14.0', ...facts }
}

function python(facts: UseFacts): UseFacts {
  return { sdk: 'python', locked: '7.14.0', lockfile: 'poetry.lock', ...facts }
}

const ALL = { inMajor: 'always' } as const

describe('a lockfile that is behind its manifest', () => {
  test.each([
    ['^11.0.0', ['7.14.0 → 11.18.0 (package.json ^11.0.0)', '7.14.0 → 23.1.0 (package.json ^23.1.0)']],
    ['11.0.0', ['7.14.0 → 11.18.0 (package.json 11.18.0)', '7.14.0 → 23.1.0 (package.json 23.1.0)']],
    ['~11.10.0', ['7.14.0 → 11.18.0 (package.json ~11.18.0)', '7.14.0 → 23.1.0 (package.json ~23.1.0)']],
    ['>=11', ['7.14.0 → 11.18.0 (package.json >=11)', '7.14.0 → 23.1.0 (package.json >=11)']],
    ['>=11 <15', ['7.14.0 → 11.18.0 (package.json >=11 <15)', '7.14.0 → 23.1.0 (package.json >=23 <24)']],
    ['^10 || ^14', ['7.14.0 → 10.0.0 (package.json ^10 || ^14)', '7.14.0 → 23.1.0 (package.json ^23)']],
    ['23.1.0', ['7.14.0 → 23.1.0 (package.json 23.1.0)']],
  ] as const)('moves from the locked version to the major that "%s" asks for, or a later one', (specifier, wanted) => {
    const choice = chosen({ uses: [use(node({ specifier }))], releaseLists: [releaseList('node', NODE)], policy: ALL })
    expect(moves(choice)).toEqual(wanted)
    expect(choice.blocked).toEqual([])
  })

  test.each([
    ['^11.0.0', 'poetry:dependencies', ['7.14.0 → 11.6.0 (pyproject.toml ^11.0.0)', '7.14.0 → 16.1.0 (pyproject.toml ^16.1.0)']],
    ['==11.0.0', 'pep621:dependencies', ['7.14.0 → 11.6.0 (pyproject.toml ==11.6.0)', '7.14.0 → 16.1.0 (pyproject.toml ==16.1.0)']],
    ['~=11.0', 'pipenv:packages', ['7.14.0 → 11.6.0 (pyproject.toml ~=11.0)', '7.14.0 → 16.1.0 (pyproject.toml ~=16.1)']],
    ['>=11', 'pep621:dependencies', ['7.14.0 → 11.6.0 (pyproject.toml >=11)', '7.14.0 → 16.1.0 (pyproject.toml >=11)']],
    ['>=10.5,<15', 'setup.cfg', ['7.14.0 → 11.6.0 (pyproject.toml >=10.5,<15)', '7.14.0 → 16.1.0 (pyproject.toml >=16.1,<17)']],
    ['==11.*', 'pip:in', ['7.14.0 → 11.6.0 (pyproject.toml ==11.*)', '7.14.0 → 16.1.0 (pyproject.toml ==16.*)']],
  ] as const)('moves from the locked version to the major that "%s" (%s) asks for, or a later one', (specifier, kind, wanted) => {
    const uses = [use(python({ specifier, kind, path: 'pyproject.toml' }))]
    const choice = chosen({ uses, releaseLists: [releaseList('python', PYTHON)], policy: ALL })
    expect(moves(choice)).toEqual(wanted)
    expect(choice.blocked).toEqual([])
  })

  test('moves to the major that is asked for where no later one is wanted', () => {
    const choice = chosen({
      uses: [use(node({ specifier: '^11.0.0' }))],
      releaseLists: [releaseList('node', NODE)],
      policy: { majors: 'off' },
    })
    expect(moves(choice)).toEqual(['7.14.0 → 11.18.0 (package.json ^11.0.0)'])
  })

  test('takes no release that is older than what is asked for, although the newer ones are too young', () => {
    const at = { '11.18.0': { date: '2026-11-21' } }
    const choice = chosen({
      uses: [use(node({ specifier: '^11.15.0' }))],
      releaseLists: [releaseList('node', NODE.slice(0, 6), at)],
    })
    expect(moves(choice)).toEqual([])
    expect(blocked(choice)).toEqual([expect.stringMatching(/^11\.18\.0: /)])
  })

  test('stays where every release is older than what is asked for', () => {
    const choice = chosen({ uses: [use(node({ specifier: '^99.0.0' }))], releaseLists: [releaseList('node', NODE)] })
    expect(moves(choice)).toEqual([])
    expect(blocked(choice)).toEqual([
      expect.stringContaining('"^99.0.0" asks for a newer version than 23.1.0, and no specifier is lowered'),
    ])
  })

  test('moves the entry of a catalog and the manifests that name it together', () => {
    const entry = use(node({ path: 'pnpm-workspace.yaml', kind: 'pnpm:catalog', specifier: '^11.0.0' }))
    const movesWith = { path: entry.path, line: entry.line }
    const uses = [use(node({ specifier: 'catalog:', movesWith })), entry]
    const choice = chosen({ uses, releaseLists: [releaseList('node', NODE)], policy: ALL })
    expect(moves(choice)).toEqual([
      '7.14.0 → 11.18.0 (package.json catalog:; pnpm-workspace.yaml ^11.0.0)',
      '7.14.0 → 23.1.0 (package.json catalog:; pnpm-workspace.yaml ^23.1.0)',
    ])
  })

  test('moves a compiled file with the source that asks for more', () => {
    const compiled = use({ sdk: 'python', specifier: '==7.14.0', locked: '7.14.0', lockfile: 'requirements.txt' })
    const source = use({ sdk: 'python', path: 'requirements.in', specifier: '>=11,<12', locked: '7.14.0', lockfile: 'requirements.txt' })
    const uses = [compiled, source].map((one) => Object.assign(one, { lockfile: { path: 'requirements.txt', line: 3 } }))
    const choice = chosen({ uses, releaseLists: [releaseList('python', PYTHON)], policy: ALL })
    expect(moves(choice)).toEqual([
      '7.14.0 → 11.6.0 (requirements.in >=11,<12; requirements.txt ==7.14.0)',
      '7.14.0 → 16.1.0 (requirements.in >=16,<17; requirements.txt ==7.14.0)',
    ])
  })

  test('moves all that one entry of it answers for, each by what the one that asks for most is given', () => {
    const uses = [
      use(python({ path: 'pyproject.toml', specifier: '>=11,<12' })),
      use(python({ path: 'pyproject.toml', kind: 'poetry:group', specifier: '>=7' })),
    ]
    const choice = chosen({ uses, releaseLists: [releaseList('python', PYTHON)], policy: ALL })
    expect(moves(choice)).toEqual([
      '7.14.0 → 11.6.0 (pyproject.toml >=11,<12; pyproject.toml >=7)',
      '7.14.0 → 16.1.0 (pyproject.toml >=16,<17; pyproject.toml >=7)',
    ])
  })

  test('leaves the peer range of a library as it is where only the range is above what is locked', () => {
    const uses = [use(node({ specifier: '^18 || ^19', isPeer: true, kind: 'npm:peerDependencies' }))]
    const choice = chosen({ uses, releaseLists: [releaseList('node', NODE.slice(0, 2))] })
    expect(moves(choice)).toEqual([])
    expect(blocked(choice)).toEqual([expect.stringContaining('no specifier is lowered')])
  })
})

describe('a lockfile that is ahead of its manifest', () => {
  test.each([
    ['^11.0.0', ['14.0.0 → 14.25.0 (package.json ^14.25.0)', '14.0.0 → 23.1.0 (package.json ^23.1.0)']],
    ['11.0.0', ['14.0.0 → 14.25.0 (package.json 14.25.0)', '14.0.0 → 23.1.0 (package.json 23.1.0)']],
  ] as const)('is not lowered to "%s", which is raised', (specifier, wanted) => {
    const uses = [use({ specifier, locked: '14.0.0' })]
    expect(moves(chosen({ uses, releaseLists: [releaseList('node', NODE)], policy: ALL }))).toEqual(wanted)
  })
})
