import { describe, expect, test } from 'vitest'
import { APP, detect, manifest } from './detection.ts'

describe('what the user says of runtimes and waiting times', () => {
  test('engines of the folder and of its workspace’s root, volta, .nvmrc and .node-version', async () => {
    const { runtimes } = await detect({
      '.nvmrc': '# ours\nv20.11.0\n',
      'package.json': manifest({ engines: { node: '>=18' }, workspaces: ['packages/*'] }),
      'packages/a/package.json': manifest({ engines: { node: '>=16' }, volta: { node: '18.1.0' }, dependencies: { stripe: '1.0.0' } }),
      'packages/a/.node-version': '20\n',
      'elsewhere/package.json': manifest({ engines: { node: '>=4' } }),
    })
    expect(runtimes.map(({ path, line, requirement }) => `${path}:${line} ${requirement}`).toSorted()).toEqual([
      '.nvmrc:2 v20.11.0',
      'package.json:3 >=18',
      'packages/a/.node-version:1 20',
      'packages/a/package.json:3 >=16',
      'packages/a/package.json:6 18.1.0',
    ])
  })

  test('a claim that names no version is none', async () => {
    expect(
      (await detect({ '.nvmrc': 'lts/*\n', 'package.json': manifest({ engines: { node: '*' }, dependencies: { stripe: '1.0.0' } }) }))
        .runtimes,
    ).toEqual([])
  })

  test.for([
    ['2880', 2],
    ['"3d"', 3],
    ['1w', 7],
    ['36h', 1.5],
    ["'90m'", 0.0625],
    ['720', 0.5],
    ['soon', null],
    ['0', null],
    ['[3d]', null],
  ] as const)('.yarnrc.yml: npmMinimalAgeGate: %s', async ([written, days]) => {
    const { cooldowns } = await detect({ 'package.json': APP, '.yarnrc.yml': `nodeLinker: pnp\nnpmMinimalAgeGate: ${written}\n` })
    expect(cooldowns).toEqual(days === null ? [] : [{ sdk: 'node', path: '.yarnrc.yml', line: 2, days }])
  })

  test.for([
    ['.yarnrc.yml', 'npmMinimalAgeGate: 3d\nnpmPreapprovedPackages: [strip*]\n', 0],
    ['.yarnrc.yml', 'npmMinimalAgeGate: 3d\nnpmPreapprovedPackages: ["@ours/*", stripe@17.0.0]\n', 1],
    ['pnpm-workspace.yaml', 'minimumReleaseAge: 2880\nminimumReleaseAgeExclude: [stripe]\n', 0],
  ] as const)('%s: %s', async ([path, text, wanted]) => {
    expect((await detect({ 'package.json': APP, [path]: text })).cooldowns).toHaveLength(wanted)
  })

  test.for([
    ['before=2026-06-01', '2026-06-01'],
    ['before = "2026-06-01T00:00:00Z"', '2026-06-01T00:00:00Z'],
    ['before=soon', undefined],
    ['before=2026-99-99', undefined],
  ])('.npmrc: %s is the date after which npm takes no release', async ([row, until]) => {
    const { cooldowns } = await detect({ 'package.json': APP, '.npmrc': `# ours\n${row}\n` })
    expect(cooldowns).toEqual(until === undefined ? [] : [{ sdk: 'node', path: '.npmrc', line: 2, days: 0, until }])
  })

  test('.npmrc: npm counts days, pnpm minutes', async () => {
    const { cooldowns } = await detect({
      'package.json': APP,
      '.npmrc': '; ours\nmin-release-age = 7\nminimum-release-age=1440\nregistry=x\nmin-release-age=soon\n',
    })
    expect(cooldowns.map(({ line, days }) => [line, days])).toEqual([
      [2, 7],
      [3, 1],
    ])
  })
})
